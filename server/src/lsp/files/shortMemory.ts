/** In milliseconds: long enough for the requests that one keystroke causes, too short for anybody to notice. */
const remembered = 2000;

/** More answers are not kept. */
const most = 200;

interface Answer<T> {
  readonly value: Promise<T>;
  readonly asked: number;
}

/** Asks for the same thing once in a short while. */
export class ShortMemory<T> {
  private readonly answers = new Map<string, Answer<T>>();

  constructor(
    private readonly ask: (key: string) => Promise<T>,
    private readonly now: () => number,
  ) {}

  get(key: string): Promise<T> {
    const now = this.now();
    const known = this.answers.get(key);
    if (known && now - known.asked < remembered) return known.value;
    if (this.answers.size >= most) this.forget();
    const value = this.ask(key);
    this.answers.set(key, { value, asked: now });
    return value;
  }

  forget(): void {
    this.answers.clear();
  }
}
