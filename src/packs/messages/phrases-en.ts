import type { Phrases } from "../../model/message/phrases.ts";

/** English. "Cancel" is missing on purpose: it may be the order that is meant. */
export const phrasesEn: Phrases = {
  filler:
    "hi|hello|hey|got it|noted|understood|great|perfect|dear|please|pls|plz|thanks|thank you|thank you very much|thank you so much|many thanks|thx|ty|cheers|ok|okay|sir|kindly|just|can you|could you|would you|can you please|could you please|can we|could we|may i ask|i want to|i would like to|i would like you to|id like to|id like you to|my|the|a|an|it|this|that|at|in|on|for|with|by|of|near|now|right now|at the moment|currently",
  thing:
    "to|parcel|parcels|package|packages|packet|order|number|tracking number|last four digits|last 4 digits|ending|ends|the one|that one|one ending",
  courier:
    "courier|driver|rider|carrier|postman|mailman|delivery driver|delivery man|deliveryman|delivery guy|delivery person|delivery boy",
  area: "building|apartment building|complex|compound|estate|residence|downstairs",
  deliver: "deliver|deliver it|delivery|bring it|redeliver on|come|arrive|be here|get here",
  because: "not home|not at home|nobody home|nobody is home|no one home|no one is home|wont be home|wont be in",
  "because:mine":
    "im not home|i am not home|im not at home|i am not at home|im out|i am out|im at work|i am at work|im away|i am away|i wont be home|i will not be home|i wont be in|im not in|i am not in",
  where:
    "where|where is|where is it|wheres|wheres it|where are you|location|when|when will|when does|when is|when is it|when does it arrive|when will it arrive|when will my parcel arrive|when will my package arrive|when will the parcel arrive|when will the package arrive|when will it come|when will it be here|when will it be delivered|when will you deliver|when will you arrive|when will you come|when do you deliver|when do you come|when are you coming|when is it coming|what time|what time will it arrive|what time will you come|what time will it be delivered|eta|track|tracking|track it|track my parcel|track my package|status|how long|how much longer|how far|how far away|how far is it|how far are you|how far away is it|how far away are you|has it arrived|has it shipped|is it here yet|will it arrive|will it come|will it be delivered|will you deliver|not arrived yet|it has not arrived|still waiting|im still waiting|i am still waiting",
  leave: "leave|leave it|drop|drop it|drop it off|drop off|put|put it|place it|give it|hand it|hand it over",
  reschedule:
    "reschedule|reschedule it|reschedule delivery|another day|some other day|a different day|different day|other day|change the day|change day|change the date|change the delivery day|another date|postpone|postpone it|later date|a later date|redeliver|deliver again|try again|try again on|come back|come back on|another time|move it",
  call_me:
    "call|call me|call me please|call first|call me first|phone me|ring me|give me a call|give me a ring|call before|call me before|call before delivery|call me before delivery|call before you deliver|call me before you deliver|call before you come|call me before you come|call when you arrive|call me when you arrive|call me when you get here|call on arrival|call me on arrival|contact me|phone me first|ring me first",
  stop: "stop|stopall|stop all|unsubscribe|opt out|optout|stop texting me|stop texting|stop messages|stop sms|stop messaging me|stop sending me messages|stop sending messages|no more messages|remove me|quit|end|revoke",
  start: "start|unstop|resume|opt in|optin|resubscribe|start messages|resume messages",
  "place:door":
    "door|front door|doorstep|door step|doormat|porch|front porch|outside the door|outside my door|outside the front door|in front of the door|in front of my door|by the door|at the door|at my door",
  "place:locker": "locker|lockers|parcel locker|package locker|smart locker|packstation",
  "place:station":
    "station|pickup point|pick up point|pickup station|pick up station|collection point|parcel shop|parcel point|access point|post office",
  "place:guard": "guard|guards|security|security guard|security desk|gatehouse|gate house|gatekeeper",
  "place:reception": "reception|receptionist|front desk|concierge|doorman",
  "place:neighbour":
    "neighbour|neighbours|neighbor|neighbors|next door|next door neighbour|next door neighbor|the neighbours|a neighbour",
  "place:shop": "corner shop|corner store|convenience store|supermarket",
  "day:+0": "today|tonight|this morning|this afternoon|this evening",
  "day:+1": "tomorrow|tmrw|tomorow|tmr",
  "day:+2": "day after tomorrow|the day after tomorrow",
  "day:mon": "monday|mon",
  "day:tue": "tuesday|tue|tues",
  "day:wed": "wednesday|wed",
  "day:thu": "thursday|thu|thurs",
  "day:fri": "friday|fri",
  "day:sat": "saturday|sat",
  "day:sun": "sunday|sun",
  "day:next-mon": "next monday|next mon|monday next week|next week monday|next week on monday",
  "day:next-tue": "next tuesday|next tue|next tues|tuesday next week|next week tuesday|next week on tuesday",
  "day:next-wed": "next wednesday|next wed|wednesday next week|next week wednesday|next week on wednesday",
  "day:next-thu": "next thursday|next thu|next thurs|thursday next week|next week thursday|next week on thursday",
  "day:next-fri": "next friday|next fri|friday next week|next week friday|next week on friday",
  "day:next-sat": "next saturday|next sat|saturday next week|next week saturday|next week on saturday",
  "day:next-sun": "next sunday|next sun|sunday next week|next week sunday|next week on sunday",
  "part:morning": "morning|the morning|in the morning|this morning",
  "part:afternoon": "afternoon|the afternoon|in the afternoon|this afternoon",
  "part:evening": "evening|the evening|in the evening|tonight|this evening",
};
