import { api, somebody } from "#test/support/clouds/api.ts";
import { movedTo } from "#test/support/requests/cursors.ts";
import { referenceClient, type Send } from "./reference-client.ts";

/** What becomes of the next answer on its way to a device. */
type Mishap = "lost" | "expired";

/** Somebody with a collection and devices; what is on its way to a device can be lost. */
export async function aHousehold() {
  const { token } = await somebody();
  const opened = async (name = "Shared") => {
    const body = { name, kind: "binder" };
    return String((await api("POST /v1/collections", { token, body })).body.id);
  };
  const device = ({ now, limit }: { now?: () => number; limit?: number } = {}) => {
    let mishap: Mishap | undefined;
    const answers: unknown[] = [];
    const send: Send = async (request, body) => {
      const asked = mishap === "expired" ? outdated(request) : request;
      const { status, body: answer } = await api(asked, { token, ...(body && { body }) });
      answers.push(answer);
      const isLost = mishap === "lost";
      mishap = undefined;
      if (isLost) throw new Error("The network is gone.");
      return { status, body: told(answer) };
    };
    const client = referenceClient({ send, ...(now && { now }), ...(limit && { limit }) });
    return {
      ...client,
      /** What was answered last, lost or not. */
      answer: () => answers.at(-1),
      suffer: (one: Mishap) => {
        mishap = one;
      },
    };
  };
  /** Answers of a newer server, which tells more of things. */
  let told = (answer: unknown) => answer;
  const tellMore = (more: object) => {
    told = (answer) => {
      const { items = [], ...rest } = Object(answer);
      return { ...rest, items: items.map((item: object) => ({ ...item, ...more })) };
    };
  };
  return { token, opened, device, tellMore };
}

/** The same cursor of long ago. */
function outdated(request: string): string {
  const [path, cursor] = request.split("cursor=");
  return `${path}cursor=${movedTo({ floor: "0".repeat(10), whole: [] }, cursor)}`;
}
