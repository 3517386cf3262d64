import * as vscode from 'vscode';
import { currentDockerfile } from '../build/pickDockerfile';
import { insertDiagram } from '../diagram/markdown/insertDiagram';
import { isMarkdown, pickMarkdown } from '../diagram/markdown/pickMarkdown';
import type { ClientCommand } from './clientCommand';
import { uriArgument } from './commandArguments';

/** [dockerfile?, markdown?] → whether the Markdown file has the diagram. What is not given is the active one, or asked. */
export const insertDiagramCommand: ClientCommand = {
  id: 'dockerfileStages.insertDiagram',
  async run({ client }, given, into) {
    const active = vscode.window.activeTextEditor;
    const dockerfile = uriArgument(given) ?? (await currentDockerfile());
    if (!dockerfile) return false;
    const here = active && isMarkdown(active) ? active.document.uri : undefined;
    const markdown = uriArgument(into) ?? here ?? (await pickMarkdown(dockerfile));
    return markdown ? insertDiagram(client, dockerfile, markdown) : false;
  },
};
