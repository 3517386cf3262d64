const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as XML content or attribute value; what XML cannot hold at all is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character]);
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; the children are markup already. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const head = [name, ...written.map(([key, value]) => `${key}="${escapeXml(String(value))}"`)].join(' ');
  return children.length > 0 ? `<${head}>${children.join('')}</${name}>` : `<${head}/>`;
}
