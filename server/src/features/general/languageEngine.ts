import { DockerAssist } from 'dockerfile-language-service/lib/dockerAssist';
import { DockerSignatures } from 'dockerfile-language-service/lib/dockerSignatures';
import { DockerFormatter } from 'dockerfile-utils/lib/dockerFormatter';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { Language } from './language';

/** A text and a place in it at which dockerfile-language-service offers what can stand there. */
const placesOf = {
  instruction: { text: 'FROM x\n', position: { line: 1, character: 0 } },
  trigger: { text: 'ONBUILD ', position: { line: 0, character: 8 } },
} as const;

/** It asks a registry for tags of images; we never ask it for any. */
const noRegistry = { getTags: async () => [] } as unknown as ConstructorParameters<typeof DockerAssist>[1];

/**
 * dockerfile-language-service, as far as we use it: those of its modules that hold keywords, signatures and
 * indentation, without its validator, its semantic tokens and its client of registries. A bundle of its own, because
 * most answers do without it.
 */
export async function loadLanguage(): Promise<Language> {
  return {
    keywords(place, snippets) {
      const { text, position } = placesOf[place];
      const assist = new DockerAssist(documentOf(text), noRegistry, { snippetSupport: snippets });
      return assist.computeProposals(position) as CompletionItem[];
    },
    signatureHelp: (text, position) => new DockerSignatures().computeSignatures(text, position),
    indentation: (text, options) => new DockerFormatter().formatDocument(documentOf(text), options),
  };
}

function documentOf(text: string): TextDocument {
  return TextDocument.create('', 'dockerfile', 0, text);
}
