import type { Progress } from "./progress.ts";

export interface FinishedStep {
  readonly name: string;
  readonly seconds: number;
}

/** Says how far a step is, e.g. `12 of 40 sets`. */
export type Detail = (text: string) => void;

/** The steps of a run: each is announced, timed and reported; several may run side by side. */
export class Steps {
  readonly finished: FinishedStep[] = [];
  private readonly progress: Progress;
  private readonly nowMs: () => number;
  private readonly running = new Map<string, string>();

  constructor(progress: Progress, nowMs: () => number = () => performance.now()) {
    this.progress = progress;
    this.nowMs = nowMs;
  }

  /** @param work may answer with a remark that is printed beside the step, such as what it reused */
  async step<T>(
    name: string,
    work: (detail: Detail) => Promise<T>,
    remark?: (result: T) => string,
  ): Promise<T> {
    const startedAtMs = this.nowMs();
    const detail = (text: string) => this.show(name, text);
    detail("");
    try {
      const result = await work(detail);
      const seconds = Math.round((this.nowMs() - startedAtMs) / 100) / 10;
      this.finished.push({ name, seconds });
      this.running.delete(name);
      const more = remark?.(result) ?? "";
      this.progress.line(`${seconds.toFixed(1).padStart(6)} s  ${name}${more && ` (${more})`}`);
      return result;
    } finally {
      this.running.delete(name);
      this.progress.status(this.summary());
    }
  }

  private show(name: string, text: string): void {
    this.running.set(name, text);
    this.progress.status(this.summary());
  }

  private summary(): string {
    const parts = [...this.running].map(([name, text]) => (text ? `${name}: ${text}` : name));
    return parts.length > 0 ? `      …  ${parts.join(" · ")}` : "";
  }
}
