/** Runs an action; for any number of calls while it runs it is run once more after it. */
export class Repeating {
  #running = false;
  #again = false;

  /** `action` must not reject. `busy` is told when the first run begins and when the last has ended. */
  constructor(
    readonly action: () => Promise<void>,
    readonly busy: (state: "busy" | "idle") => void,
  ) {}

  run(): void {
    this.#again = true;
    if (!this.#running) void this.#runAll();
  }

  async #runAll(): Promise<void> {
    this.#running = true;
    this.busy("busy");
    while (this.#again) {
      this.#again = false;
      await this.action();
    }
    this.#running = false;
    this.busy("idle");
  }
}
