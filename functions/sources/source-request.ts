/** One HTTP request as the source's documentation describes it. */
export interface SourceRequest {
  /** @default "GET" */
  readonly method?: "GET" | "POST";
  readonly url: string;
  /** Beside those that every request has; what they say that is secret is never stored. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
