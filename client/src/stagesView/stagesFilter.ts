import type { StageWords } from '../../../server/src/protocol/stagesView';

/** Whether a stage is meant by what somebody typed: each word stands in its name, its base or the path of its file. */
export type StagesFilter = (path: string, stage: StageWords | undefined) => boolean;

/** Without words everything is meant. A file without stages is asked about without a stage. */
export function stagesFilter(typed: string): StagesFilter {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return (path, stage) => {
    const text = [path, stage?.name, stage?.base].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
}
