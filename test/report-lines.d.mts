import type { Runner } from 'mocha';

export function shown(text: string): string;
interface Outcome {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
	/** Title and first words of each test that was tried a second time. */
	readonly again: readonly string[];
}

export function readLine(line: string): { text: string } | { outcome: Outcome } | undefined;
export function printOutcome(runner: Runner, print?: (line: string) => void): void;
