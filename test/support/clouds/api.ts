import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { lazy } from "#shared/kernel/lazy.ts";
import { noteAnswer } from "#test/support/requests/answer-report.ts";
import { DocumentedAnswers } from "#test/support/requests/documented-answers.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers of every shape and asserts each.
  readonly body: any;
}

export interface Sent {
  readonly token?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request to the API under test: `api("GET /v1/me", { token })`. */
export async function api(request: string, sent: Sent = {}): Promise<Answer> {
  const [method = "GET", path = "/"] = request.split(" ");
  const hasBody = sent.raw !== undefined || sent.body !== undefined;
  const response = await fetch(`${inject("cloud").apiUrl}${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(hasBody && { "content-type": "application/json" }),
      ...(sent.token && { authorization: `Bearer ${sent.token}` }),
      ...sent.headers,
    },
    ...(hasBody && { body: sent.raw ?? JSON.stringify(sent.body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  const answer = {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== "" ? JSON.parse(text) : text,
  };
  await holdToDocument(method, path, answer);
  return answer;
}

/** Every answer that a test gets is one that the served document describes. */
async function holdToDocument(method: string, target: string, answer: Answer): Promise<void> {
  const [path = "/"] = target.split("?");
  const { operation, findings } = (await documented()).verdictOn({ method, path, ...answer });
  if (operation) noteAnswer(operation, answer.status);
  if (findings.length === 0) return;
  throw new Error(
    `${method} ${target.slice(0, 200)} answers what its document does not say:\n- ` +
      `${findings.join("\n- ")}\n${JSON.stringify(answer.body).slice(0, 500)}`,
  );
}

const documented = lazy(async () => {
  const response = await fetch(`${inject("cloud").apiUrl}/v1/openapi.json`);
  return new DocumentedAnswers(JSON.parse(await response.text()));
});

export interface SignedIn {
  readonly email: string;
  readonly password: string;
  /** The access token. */
  readonly token: string;
  readonly refreshToken: string;
}

/** Somebody new, registered, confirmed and signed in over the API. */
export async function somebody(): Promise<SignedIn> {
  const email = `collector-${randomUUID()}@example.com`;
  const password = "Correct-Horse-7";
  await api("POST /v1/auth/register", { body: { email } });
  // The emulator sends this code to everybody.
  await api("POST /v1/auth/confirm", { body: { email, code: "123456", password } });
  const { status, body } = await api("POST /v1/auth/sign-in", { body: { email, password } });
  if (status !== 200) throw new Error(`Signing in answered ${status}: ${JSON.stringify(body)}`);
  return { email, password, token: body.accessToken, refreshToken: body.refreshToken };
}
