import type { Message } from "../model/request.ts";

/** What most channels do not ask for: they write title and body. */
export interface Further {
  values(): Message["values"];
  times(): Message["times"];
}

/**
 * A message whose further words are put together for a channel that asks. All letters share two getters: those of an
 * object literal would be new for each, and with them the shape that an engine keeps of it.
 */
class Letter {
  static readonly #getters: PropertyDescriptorMap & ThisType<Letter> = {
    values: {
      enumerable: true,
      get() {
        return this.#further.values();
      },
    },
    times: {
      enumerable: true,
      get() {
        return this.#further.times();
      },
    },
  };
  readonly #further: Further;

  constructor(parts: Omit<Message, keyof Further>, further: Further) {
    this.#further = further;
    Object.assign(this, parts);
    Object.defineProperties(this, Letter.#getters);
  }
}

export const letter = (parts: Omit<Message, keyof Further>, further: Further): Message =>
  new Letter(parts, further) as Letter & Message;
