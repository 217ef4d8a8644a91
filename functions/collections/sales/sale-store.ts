import type { Sale } from "#schemas/collections/sale.ts";
import type { Day, Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** Where sales lie; a `Ledger` writes them. Every read sees the newest write. */
export interface SaleStore {
  get(userId: string, id: Ulid): Promise<Sale | undefined>;
  /**
   * Sales of days from one to another, both included, the newest first.
   *
   * @throws DomainError `request.bad_cursor`
   */
  page(
    userId: string,
    page: PageRequest & { readonly from?: Day | undefined; readonly to?: Day | undefined },
  ): Promise<Page<Sale>>;
  /** All sales of days from one to another, both included, the oldest first. */
  between(userId: string, from: Day, to: Day): Promise<readonly Sale[]>;
}
