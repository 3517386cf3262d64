/** The kind of what is done to a whole file when it is saved. */
export const fixAllKind = 'source.fixAll.dockerfileStages';

/** The kinds of all actions that we answer with. */
export const actionKinds = ['quickfix', fixAllKind];
