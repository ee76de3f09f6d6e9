/**
 * Common given names and their short forms, in lower case. They decide nothing alone: only whether "Ed to write the docs" or a last
 * "(Maria)" names an owner. A name that is also an everyday word ("Will", "Grace", "Mark", "Bill") is left out.
 */
export const givenNames: ReadonlySet<string> = new Set(
	(
		'aaron adam aditya adrian agnes ahmed aisha alan albert alejandro alessandro alex alexander alexandra ali alice alicia amanda amelie amir amy ana anders andrea andreas ' +
		'andrei andrew andy angela anil anita anja ankit ann anna anne anton antonio anya arjun arthur ben benjamin bernard beth bob boris brian bruno bryan camila carl carla carlos ' +
		'carol caroline catherine cecilia charles charlie chen chiara chloe chris christian christina christoph christopher claire claudia colin craig cristina dan daniel daniela ' +
		'darren dave david deborah deepak denis dennis diana diego dmitri dmitry dominic don donald doug dylan ed eduardo edward elena eli elias elizabeth ellen emil emilia emily emma ' +
		'enrique eric erik erika esther eva evan fatima felipe felix fernando filip florian francesca francesco francisco frank franz fred frederic gabriel gabriela gary george georg ' +
		'gerard giorgio giovanni giulia gonzalo greg gregory guillaume gustavo hannah hans harry hassan heather helen helena henrik henry hiroshi hugo ian igor ines ingrid irina isabel ' +
		'isabella ivan jack jacob jakob jakub james jamie jan jana jane janet jason javier jean jeff jeffrey jen jennifer jens jeremy jess jessica jill jim joan joao joel johan johannes ' +
		'john johnny jon jonas jonathan jordan jorge jose joseph josh joshua juan julia julian julie julien jun karen karim karl kate katharina katherine kathy katie keith kelly ken ' +
		'kenji kevin kim klaus kristin kumar kurt kyle lara larry lars laura lauren laurent lea leah lena leo leon leonard leonardo linda lisa louis louise luca lucas lucia lucy luigi ' +
		'luis lukas luke magnus maksim manuel marc marcel marco marcos marcus maria marie mario marion markus marta martha martin mary mateo matt matteo matthew matthias max maya megan ' +
		'mehmet mei melissa michael michal michel michelle miguel mike milan mohamed mohammed monica monika nadia naomi natalia natalie natasha nathan neha neil nicholas nick nicolas ' +
		'nicole niels nikolai nina noah nora oleg oliver olivia omar oscar otto pablo paolo patricia patrick paul paula pavel pedro peter petra phil philip philipp pierre pieter priya ' +
		'rachel rafael rahul raj ralf raul rebecca rene ricardo richard rita rob robert roberto rohan roland roman ron rosa ross roy ryan sabine sally sam samantha samuel sandra sanjay ' +
		'sara sarah scott sean sebastian serge sergei sergio shane sharon simon simone sofia sonia sophia sophie stefan stefano stella stephan stephanie stephen steve steven stuart susan ' +
		'sven svetlana sylvia takeshi tanya tara ted teresa theo theresa thiago thomas tim timothy tina tobias todd tom tomas tommy tony tracy ulrich ursula valentina vanessa vera ' +
		'veronica victor victoria vijay vincent viktor vladimir walter wei wendy werner willem william wolfgang xavier yan yang yuki yusuf yves zhang zoe'
	).split(' '),
);
