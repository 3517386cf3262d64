import type { DiagramIconName } from './diagramIcons';

/**
 * The picture of a Dockerfile's stages, laid out. Everything that needs measuring is decided here once, so that those
 * who draw it (the panel, the SVG export) only place what they are given. All lengths are CSS pixels; the origin is the
 * top left corner. Texts come out of Dockerfiles: draw them as text, never as markup.
 */
export interface Picture {
  /** How much it says. */
  readonly level: DiagramLevel;
  /** The stage whose build it is a picture of, where one was chosen; what that does not need is `idle`. */
  readonly target?: number;
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

/** How much a picture says: names alone, what matters, each instruction. */
export type DiagramLevel = 'overview' | 'normal' | 'detailed';

/** What comes from outside: each image once, or once for each stage that takes from it. */
export type DiagramImages = 'merged' | 'perUse';

/** What a picture is to show; all of it optional. */
export interface DiagramView {
  /** Without, what the size of the file allows: `normal`, or `overview` where it has hundreds of stages. */
  readonly level?: DiagramLevel;
  /** Index of the stage whose build is shown; without (or without such a stage), what is built otherwise. */
  readonly target?: number;
  /** `merged` by default. */
  readonly images?: DiagramImages;
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
 * What a stage is for when the target is built (the chosen one, that of the build as which the file is seen, or the
 * default one): its filesystem `ships` in the image, it only `builds` something for it, or it is `idle`: not reached.
 */
export type StageRole = 'ships' | 'builds' | 'idle';

/** `count` is how many instructions a stage has; `keyword` and `argument` are an instruction. */
export type DiagramTextRole =
  | 'name'
  | 'base'
  | 'count'
  | 'comment'
  | 'error'
  | 'label'
  | 'keyword'
  | 'argument'
  | 'more';

/** One line of text; `x`, `y` are the left end of its baseline, from the top left corner of what it belongs to. */
export interface DiagramText {
  readonly role: DiagramTextRole;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** The room that it has. A renderer that measures more squeezes the text into it. */
  readonly width: number;
}

/** `target` is the stage that is built, where it was chosen; `targeted` says how many builds in other files name it. */
export type DiagramBadgeKind = 'default' | 'target' | 'targeted' | 'ships' | 'unused' | 'error';

/** A small pill on a card; its place is relative to the card, its text is centred. */
export interface DiagramBadge {
  readonly kind: DiagramBadgeKind;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A family's sign at its place: a 14 × 14 square whose top left corner is relative to the node. */
export interface DiagramIcon extends DiagramPoint {
  readonly name: DiagramIconName;
}

/** What an instruction does: runs something, brings files in, sets something, says how the image is started. */
export type DiagramInstructionKind = 'run' | 'copy' | 'setting' | 'start' | 'onbuild';

/** An instruction inside a card: a line of its own. */
export interface DiagramInstruction {
  readonly kind: DiagramInstructionKind;
  /** The whole of it in one line, continuation lines joined. */
  readonly full: string;
  /** 0-based lines. */
  readonly line: number;
  readonly lastLine: number;
  /** Where one may point at it, from the top left corner of the card. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Its keyword and what fits of the rest, from the top left corner of the card. */
  readonly texts: readonly DiagramText[];
}

export interface DiagramNode {
  /** Stable over edits as long as the thing keeps its name: `stage:builder`, `stage#2`, `image:alpine:3.20`. */
  readonly id: string;
  readonly kind: DiagramNodeKind;
  /** The whole name: the stage's, or its number in words; the image reference. */
  readonly label: string;
  /** What FROM names, whole; stages only. */
  readonly base?: string;
  /** `--platform` of FROM, as written; stages only. */
  readonly platform?: string;
  readonly comment?: string;
  /** What the image is of; for a stage, the one at the end of its bases. */
  readonly icon: DiagramIcon;
  /** Of a stage, FROM included. */
  readonly instructionCount?: number;
  /** The builds in other files that ask for this stage by its name: what they are called, twenty at most. */
  readonly targetedBy?: readonly string[];
  readonly targetedCount?: number;
  readonly stageIndex?: number;
  /** 0-based lines of the FROM and of the end of the stage. */
  readonly line?: number;
  readonly lastLine?: number;
  readonly role?: StageRole;
  /** What a plain build builds, or the build as which the file is seen. */
  readonly isDefault?: boolean;
  /** It was chosen as the target, or is that of the build as which the file is seen (`isDefault` holds then, too). */
  readonly isTarget?: boolean;
  /** Nobody uses it and it is not the default. */
  readonly isUnused?: boolean;
  readonly error?: string;
  readonly texts: readonly DiagramText[];
  readonly badges: readonly DiagramBadge[];
  /** The first ones of a stage, FROM left out; a text of role `more` says how many there are besides. Detailed only. */
  readonly instructions?: readonly DiagramInstruction[];
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
