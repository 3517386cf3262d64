import type * as vscode from 'vscode';
import type { LayerOrigin } from '../../../server/src/protocol/comparison';
import type { ImageFiles } from './archive/openImage';

/** A stage whose files can be looked at. */
export interface BrowsedStage {
  readonly dockerfile: vscode.Uri;
  /** Lower-case; undefined for an unnamed last stage. */
  readonly name: string | undefined;
  readonly index: number;
  /** What it is called in a sentence. */
  readonly title: string;
  readonly files: ImageFiles;
  /** What made each of its layers; shorter where that is not known. */
  readonly makers: readonly LayerMaker[];
  /** Where its archive is. */
  readonly folder: string;
}

/** What is behind a layer. */
export type LayerMaker =
  | {
      readonly kind: 'one';
      /** Nearly as it is written; empty where nobody knows. */
      readonly instruction: string;
      readonly origin: LayerOrigin;
    }
  /** The engine made one layer of several instructions, so that nobody can tell which. */
  | { readonly kind: 'several' };
