/** A text that can't disturb what stands around it: lines stay, other control characters and changes of direction go. */
export function plainText(text: string): string {
  return text.replace(CONTROLS, '');
}

/** The same in one line, with single blanks. */
export function plainLine(text: string): string {
  return plainText(text.replace(/\s+/g, ' ')).trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
