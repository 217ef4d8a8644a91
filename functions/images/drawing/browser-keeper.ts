import type { DrawingBrowser } from "./drawing-browser.ts";

/** Holds one browser for whoever draws, and starts it when there is none. */
export interface BrowserKeeper {
  /** The browser, which others may be using. One that starts too late for a picture is there for the next. */
  ready(): Promise<DrawingBrowser>;
  /** What is there at the moment, if it lives. */
  readonly current: DrawingBrowser | undefined;
  /** Ends a browser, unless another has taken its place. @default the one that is there */
  end(browser?: DrawingBrowser): Promise<void>;
}

export function browserKeeper(start: () => Promise<DrawingBrowser>): BrowserKeeper {
  let open: DrawingBrowser | undefined;
  let opening: Promise<DrawingBrowser> | undefined;
  const opened = async () => {
    open = await start();
    return open;
  };
  const current = () => (open?.isAlive ? open : undefined);
  return {
    async ready() {
      const there = current();
      if (there) return there;
      opening ??= opened().finally(() => {
        opening = undefined;
      });
      return opening;
    },
    get current() {
      return current();
    },
    async end(browser = open) {
      if (!browser || browser !== open) return;
      open = undefined;
      await browser.close();
    },
  };
}
