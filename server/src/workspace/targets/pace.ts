/** Lets others go first. The core has no clock of its own. */
export interface Pace {
  /** Done once what is waiting was looked at. */
  turn(): Promise<void>;
  /** Done after some time, in milliseconds. */
  wait(time: number): Promise<void>;
}

/** For hosts that have nothing else to do. */
export const noPace: Pace = { turn: async () => undefined, wait: async () => undefined };
