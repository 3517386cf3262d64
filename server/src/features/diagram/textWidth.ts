/** The faces of the picture. Widths are those of a wide common font, so that narrower ones fit as well. */
export type Face = 'sans' | 'bold' | 'mono';

/** Advance widths of DejaVu Sans in 1/100 em, U+0020 to U+007E. */
const sans = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
  84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61,
  69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59,
  82, 59, 59, 52, 64, 34, 64, 84,
];

/** The same of DejaVu Sans Bold. */
const bold = [
  35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84,
  84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100, 84, 85, 73, 85, 77, 72, 68, 81, 77, 110, 77, 72,
  73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71, 69, 72, 72, 49, 60, 48, 71, 65,
  92, 65, 65, 58, 71, 37, 71, 84,
];

const monoWidth = 60.3;
const wide =
  /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60]/u;
const zero = /\p{Mn}/u;

/** The width of one line of text, in the unit of `size`. */
export function textWidth(text: string, face: Face, size: number): number {
  let hundredths = 0;
  for (const character of text) hundredths += characterWidth(character, face);
  return (hundredths * size) / 100;
}

function characterWidth(character: string, face: Face): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 32 && code < 127) return face === 'mono' ? monoWidth : (face === 'bold' ? bold : sans)[code - 32];
  if (zero.test(character)) return 0;
  if (wide.test(character)) return face === 'mono' ? monoWidth * 2 : 105;
  if (face === 'mono') return monoWidth;
  return code > 0x2000 ? 100 : 80;
}
