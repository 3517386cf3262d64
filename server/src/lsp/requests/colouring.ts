import type {
  CancellationToken,
  Connection,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import type { LanguageService } from '../../languageService';
import { nextTurn } from '../quiet';
import { type Answers, aboutOr } from './ask';

const noTokens = () => ({ data: [] });

/** What a Dockerfile is coloured by. */
export function answerColouring(connection: Connection, answers: Answers): void {
  const { semanticTokens } = connection.languages;
  semanticTokens.on(
    aboutOr<SemanticTokensParams, SemanticTokens>(
      answers,
      'semanticTokens/full',
      noTokens,
      async ({ service }, { textDocument: { uri } }, token) => {
        await readAhead(service, uri, token);
        return service.semanticTokens(uri);
      },
    ),
  );
  semanticTokens.onDelta(
    aboutOr<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      answers,
      'semanticTokens/full/delta',
      noTokens,
      async ({ service }, { textDocument: { uri }, previousResultId }, token) => {
        await readAhead(service, uri, token);
        return service.semanticTokensDelta(uri, previousResultId);
      },
    ),
  );
  semanticTokens.onRange(
    aboutOr<SemanticTokensRangeParams, SemanticTokens>(
      answers,
      'semanticTokens/range',
      noTokens,
      ({ service }, { textDocument: { uri }, range }) => service.semanticTokensIn(uri, range),
    ),
  );
}

async function readAhead(service: LanguageService, uri: string, token: CancellationToken): Promise<void> {
  while (!token.isCancellationRequested && !service.readTokensAhead(uri)) await nextTurn();
}
