/** The words with which a line of a timeline begins where its time should stand, "a few minutes later"; undefined when there are none. */
export function vagueTimeIn(text: string): string | undefined {
	for (const pattern of vagueStarts) {
		const match = pattern.exec(text);
		if (match) return match[0];
	}
	return undefined;
}

/** By language: what comes later, then parts of a day. */
const vagueStarts: readonly RegExp[] = [
	/^(?:in the (?:early |late )?(?:morning|afternoon|evening|night)|(?:a few|some|several|an|one|two|three|\d{1,2}) (?:minutes?|hours?) later|shortly after(?:wards)?|(?:later )?that (?:day|morning|afternoon|evening|night)|soon after(?:wards)?|around (?:noon|midday|lunch(?: ?time)?|midnight))\b/i,
	/^(?:(?:einige|wenige|ein paar|eine|zwei|drei|\d{1,2}) (?:minuten?|stunden?) (?:später|danach)|kurz (?:danach|darauf)|(?:später )?am (?:frühen |späten )?(?:morgen|vormittag|mittag|nachmittag|abend)|in der nacht|gegen (?:mittag|mitternacht))(?!\p{L})/iu,
	/^(?:(?:quelques|une|deux|trois|\d{1,2}) (?:minutes?|heures?) (?:plus tard|après)|peu après|(?:plus tard )?dans (?:la (?:matinée|soirée|nuit)|l['’]après-midi)|en fin de (?:matinée|journée|soirée)|vers (?:midi|minuit))(?!\p{L})/iu,
	/^(?:(?:unos|unas|algunos|algunas|pocos|pocas|una|dos|tres|\d{1,2}) (?:minutos?|horas?) (?:después|más tarde)|poco después|(?:más tarde )?por la (?:mañana|tarde|noche)|al mediodía)(?!\p{L})/iu,
	/^(?:(?:alguns|algumas|poucos|poucas|uma|duas|três|\d{1,2}) (?:minutos?|horas?) (?:depois|mais tarde)|(?:pouco|logo) depois|(?:mais tarde )?(?:pela|durante a|à) (?:manhã|tarde|noite)|por volta do meio-dia)(?!\p{L})/iu,
	/^(?:(?:alcuni|alcune|pochi|poche|un|una|due|tre|\d{1,2}) (?:minut[oi]|or[ae]) (?:dopo|più tardi)|un['’]ora dopo|poco dopo|in (?:mattinata|serata|nottata)|nel (?:primo |tardo )?pomeriggio|verso (?:mezzogiorno|mezzanotte))(?!\p{L})/iu,
	/^(?:(?:enkele|een paar|een|twee|drie|\d{1,2}) (?:minuten|minuut|uur) later|kort (?:daarna|daarop|erna)|(?:later )?in de (?:ochtend|middag|avond|nacht)|'s (?:ochtends|middags|avonds|nachts)|rond (?:het middaguur|middernacht))(?!\p{L})/iu,
	/^(?:(?:数|\d{1,2})(?:分|時間)後|(?:同日|当日|その日)の?(?:早朝|朝|午前|午後|昼|夕方|夜|深夜)|(?:几|数|幾|數|\d{1,2}) ?(?:分钟|分鐘|小时|小時)(?:后|後)|(?:当天|當天|当日|當日)(?:凌晨|早上|上午|中午|下午|傍晚|晚上)|(?:몇|수|\d{1,2}) ?(?:분|시간) (?:후|뒤)|잠시 후|(?:같은 날|당일|그날) (?:새벽|오전|오후|저녁|밤))/u,
];
