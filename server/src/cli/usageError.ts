/** The command line cannot be understood; the message says why, in the user's language. Ends with exit code 2. */
export class UsageError extends Error {}
