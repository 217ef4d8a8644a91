import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Quick test files before slow ones: the first failure ends the run, so that a change which some
 * rule's own test notices does not wait for whole runs. Vitest itself begins with the slowest.
 */
export class QuickestFirst extends BaseSequencer {
  /** By what each took when all tests ran last; a file that never ran comes last. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const took = (file: TestSpecification) =>
      this.ctx.cache.getTestSpecificationResult(file)?.duration ?? Number.POSITIVE_INFINITY;
    return files.toSorted((a, b) => (took(a) < took(b) ? -1 : Number(took(a) > took(b))));
  }
}
