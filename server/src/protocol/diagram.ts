/**
 * The picture of a Dockerfile's stages, laid out. Everything that needs measuring is decided here once, so that those
 * who draw it (the panel, the SVG export) only place what they are given. All lengths are CSS pixels; the origin is the
 * top left corner. Texts come out of Dockerfiles: draw them as text, never as markup.
 */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Stages in file order, then what comes from outside in the order of its first use. */
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  /** A sentence above the picture, or instead of it: an empty file, an unreadable one, a cycle. */
  readonly notice?: DiagramNotice;
}

/** A picture of one version of a document. */
export interface Diagram extends Picture {
  readonly uri: string;
  readonly version: number;
}

export interface DiagramNotice {
  readonly severity: 'info' | 'error';
  readonly text: string;
}

export interface DiagramPoint {
  readonly x: number;
  readonly y: number;
}

export type DiagramNodeKind = 'stage' | 'image' | 'scratch' | 'context';

/**
 * What a stage is for when the default target is built, or that of the build as which the file is seen: its filesystem `ships` in the image, it only `builds` something
 * for it, or it is not `reached` at all.
 */
export type StageRole = 'ships' | 'builds' | 'idle';

export type DiagramTextRole = 'name' | 'base' | 'comment' | 'error' | 'label';

/** One line of text; `x`, `y` are the left end of its baseline, from the top left corner of what it belongs to. */
export interface DiagramText {
  readonly role: DiagramTextRole;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** The room that it has. A renderer that measures more squeezes the text into it. */
  readonly width: number;
}

export type DiagramBadgeKind = 'default' | 'unused' | 'error';

/** A small pill on a card; its place is relative to the card, its text is centred. */
export interface DiagramBadge {
  readonly kind: DiagramBadgeKind;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DiagramNode {
  /** Stable over edits as long as the thing keeps its name: `stage:builder`, `stage#2`, `image:alpine:3.20`. */
  readonly id: string;
  readonly kind: DiagramNodeKind;
  /** The whole name: the stage's, or its number in words; the image reference. */
  readonly label: string;
  /** What FROM names, whole; stages only. */
  readonly base?: string;
  readonly comment?: string;
  readonly stageIndex?: number;
  /** 0-based lines of the FROM and of the end of the stage. */
  readonly line?: number;
  readonly lastLine?: number;
  readonly role?: StageRole;
  /** What a plain build builds, or the build as which the file is seen. */
  readonly isDefault?: boolean;
  /** It is the latter; `isDefault` holds then, too. */
  readonly isTarget?: boolean;
  /** Nobody uses it and it is not the default. */
  readonly isUnused?: boolean;
  readonly error?: string;
  readonly texts: readonly DiagramText[];
  readonly badges: readonly DiagramBadge[];
  /** Top left corner and size. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type DiagramEdgeKind = 'base' | 'copy' | 'mount' | 'onbuild';

/** One instruction behind an edge. */
export interface DiagramTaking {
  /** What it takes, whole: `/app/dist → /usr/share/nginx/html`. */
  readonly what: string;
  /** 0-based lines of the instruction. */
  readonly line: number;
  readonly lastLine: number;
}

/** The little plate on an edge that says what is taken. */
export interface DiagramPlate {
  /** Top left corner and size. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly DiagramText[];
}

export interface DiagramEdge {
  readonly id: string;
  /** Node ids: what is taken from, and who takes it. */
  readonly from: string;
  readonly to: string;
  readonly kind: DiagramEdgeKind;
  /** In file order, at least one. */
  readonly takings: readonly DiagramTaking[];
  readonly error?: string;
  /** A cubic Bézier spline: first point, then three points a segment. */
  readonly path: readonly DiagramPoint[];
  /** Absent where there is nothing to say, or no room to say it. */
  readonly plate?: DiagramPlate;
}
