import type { Day } from '../model/postmortem.ts';
import type { ItemStatus } from '../vocabulary/terms.ts';

/** What is to be written into an action item. Without a value the field is cleared; a link is added to those that are there. */
export type ItemChange =
	| { readonly field: ItemTextField; readonly value: string | undefined }
	/** The day as `YYYY-MM-DD`. */
	| { readonly field: 'due'; readonly value: Day | undefined }
	| {
			readonly field: 'status';
			readonly value: ItemStatus;
			/** Why it was dropped or is blocked. */
			readonly reason?: string | undefined;
			/** When it was done or verified. */
			readonly day?: Day | undefined;
	  };

export type ItemTextField = 'owner' | 'priority' | 'bucket' | 'link' | 'verification' | 'reason';
