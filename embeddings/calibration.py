"""Texts written to try models on, in the manner of what an archive holds. Everything in them is invented."""

# What an export is compared with its model on: short, long, beyond any limit, other scripts, numbers, marks.
CHECKS = (
    "Who signed the agreement?",
    "Talks resumed.",
    "The ministry said on 14 March 2024 that 1,250 tonnes of grain (about 3.5% of the harvest) had crossed "
    "the border at the northern checkpoint since the embargo was lifted, and that the rest would follow.",
    "“We have not changed our position,” the spokeswoman told reporters; asked whether the visit would go "
    "ahead, she answered that “everything depends on the guarantees that we were promised in the autumn”.",
    "Переговоры о поставках газа возобновятся в четверг, сообщило министерство энергетики.",
    "Միջնորդների առաջարկը քննարկվելու է հաջորդ շաբաթ։",
    "The observers counted vehicles, noted the hour and the direction, and reported to the mission. " * 6,
    "A long session of parliament heard one speaker after another on the budget and the road to the lake. "
    * 60,
)

# What tells how large each activation of a model gets.
SAMPLES = (
    "The foreign ministers of the two countries met for three hours behind closed doors on Tuesday and "
    "left without a joint statement. Officials on both sides described the talks as frank. A second round "
    "is planned before the end of the month, according to a diplomat who was in the room, but the place has "
    "not been agreed. The main point of contention remains the mandate of the observers, who were sent to "
    "the border after the fighting in September and whose term runs out in the spring. One side wants it "
    "prolonged by two years; the other has called their presence a provocation.",
    "Shares in the shipping group fell 11.4% in early trading after it cut its forecast for the year. "
    "Revenue in the third quarter came to $2.31bn, down from $2.78bn a year earlier, while net profit "
    "slid to $146m. The company blamed higher fuel prices, a strike that closed its largest terminal for "
    "nine days and weak demand for consumer goods. Analysts had expected earnings of 58 cents a share. "
    "The chief executive, who took over in April, said that 1,200 jobs would go and that the dividend "
    "was under review.",
    "“I heard a crack, then everything went quiet,” said Marta Olsen, 47, a teacher who was crossing the "
    "square when the roof of the market hall came down. Fire crews worked through the night with dogs and "
    "cameras. By morning they had brought out 23 people alive; four died on the way to hospital. The mayor "
    "promised an inquiry. Inspectors had warned of rust in the beams as early as 2019, local papers "
    "reported, but the repairs were put off twice for lack of money.",
    "Striker Jonas Weld scored twice in the last ten minutes as the Harriers came from behind to win 3-2 "
    "and go through to the semi-finals. The visitors had led since the 14th minute, when a free kick from "
    "25 metres went in off the post, and doubled their lead shortly before half-time. The coach called it "
    "the best comeback he had seen in twenty years in the game. The draw takes place on Friday at noon.",
    "Researchers have found that the bacteria, which live in hot springs at temperatures above 80C, can "
    "break down a common plastic within days rather than decades. Writing in a journal on Wednesday, the "
    "team describes two enzymes that work together, one on the surface and one on the fragments. It is not "
    "yet clear whether the method can be used outside the laboratory. Earlier attempts failed because the "
    "enzymes fell apart in salt water. What happens to the additives, nobody knows.",
    "MODERATOR: Thank you. Next question, please, from the second row. QUESTION: Minister, you said last "
    "week that the gas contract would not be extended. Does that still hold, and what will households pay "
    "in the winter? MINISTER: Nothing has been decided. We are talking to three suppliers, we have storage "
    "for ninety days, and I see no reason for alarm. QUESTION: And the pipeline? MINISTER: Ask the "
    "operator. I am not an engineer.",
    "A court in the port city of Almeira sentenced the former governor to six years in prison for bribery "
    "and money laundering, the state news agency reported. Prosecutors said he had awarded road contracts "
    "worth 94 million to a firm owned by his brother-in-law. He denies the charges and will appeal. His "
    "lawyer called the trial political: the governor had left the ruling party in 2021 and was expected to "
    "stand for president. Two of his deputies were acquitted. Rights groups had no immediate comment.",
    "What to know about the new rules for travellers: from 1 July, visitors from 60 countries must register "
    "online before they fly; it costs seven euros and lasts three years. Children under 12 are exempt. Those "
    "who change planes need nothing, provided they stay in the terminal. Airlines that carry passengers "
    "without a permit face fines of up to 3,000 euros. Why now? The system was agreed in 2018, then delayed "
    "by the pandemic, by software trouble and by the election.",
)
