export function dayAsOfToday(day: string, writtenOn: string): string;
export function moveDays(folder: string, writtenOn: string): Promise<void>;
