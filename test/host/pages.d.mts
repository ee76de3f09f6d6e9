import type { Page } from 'playwright-core';

export interface Look {
	/** A folder of the checkout; nothing for an empty window. */
	readonly workspace?: string;
	/** The day that is today in its texts: in the copy all their days move along to the real one. */
	readonly writtenOn?: string;
	/** The folder of a window that is open already, for a second one on the same files. */
	readonly opened?: string;
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly viewport?: { readonly width: number; readonly height: number };
	readonly deviceScaleFactor?: number;
	readonly colorScheme?: 'light' | 'dark';
}

export interface Pages {
	open(look?: Look): Promise<{ page: Page; folder: string | undefined; close(): Promise<void>; killExtensionHost(): Promise<boolean> }>;
	stop(): Promise<void>;
}

export function startPages(options?: { readonly host?: 'node' | 'oldest'; readonly vsix?: string }): Promise<Pages>;
