import type { StoredComposite, StoredPage } from "#schemas/storage/image-items.ts";
import type { PageFiles } from "../renders/render-files.ts";

export interface ReadPage extends StoredPage {
  readonly content: Uint8Array;
}

/** A page of a finished picture is not there any more. */
export class PageGone extends Error {
  override readonly name = "PageGone";
}

/**
 * The pages of a composite in their order. While one is worked on the next is read; no more are in memory.
 *
 * @throws PageGone
 */
export async function* pageStream(
  { key, format, pages }: StoredComposite,
  files: Pick<PageFiles, "get">,
): AsyncGenerator<ReadPage, void, undefined> {
  const read = async (page: StoredPage): Promise<ReadPage> => {
    const content = await files.get({ key, format, page: page.page });
    if (!content) throw new PageGone(`The page ${page.page} of ${key} is not there.`);
    return { ...page, content };
  };
  let next: Promise<ReadPage> | undefined;
  for (const [at, page] of pages.entries()) {
    const current = await (next ?? read(page));
    const following = pages[at + 1];
    next = following && read(following);
    // Its failure is reported when its turn comes, or never if nobody reads on.
    next?.catch(() => undefined);
    yield current;
  }
}
