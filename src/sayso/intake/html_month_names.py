"""Names of months in the languages of web pages, with their short forms, to 1 … 12.

Only forms that pages write in dates: Slavic and Baltic languages in the genitive too. Names of two
words and names that two languages give to different months ("listopad": October in Croatian,
November in Polish and Czech) are read as the larger of the languages reads them.
"""

from typing import Final

_NAMES: Final = (
    (
        "january jan januar jän jänner janvier janv enero ene gennaio gen janeiro januari "
        "styczeń stycznia sty ianuarie ian gener január januára leden ledna led "
        "siječanj siječnja ocak oca sausio janvāris jaanuar tammikuu tammikuuta janúar "
        "ιανουαρίου ιανουάριος ιαν январь января янв січень січня січ януари јануар يناير janar"
    ),
    (
        "february feb februar februari februarie février fevrier févr fév febrero febbraio febr "
        "fevereiro fev luty lutego lut febrer február februára únor února úno veljača "
        "veljače şubat şub vasario februāris veebruar helmikuu helmikuuta febrúar "
        "φεβρουαρίου φεβρουάριος φεβ февраль февраля фев лютий лютого лют февруари фебруар فبراير"
    ),
    (
        "march mar märz maerz mär mrz mars marzo março marco maart mrt marts marzec marca martie "
        "març március márc marec březen března bře ožujak ožujka mart kovo märts maaliskuu "
        "maaliskuuta μαρτίου μάρτιος μαρ март марта мар березень березня бер مارس maret"
    ),
    (
        "april apr avril avr abril abr aprile kwiecień kwietnia kwi aprilie április ápr apríl "
        "apríla duben dubna dub travanj travnja nisan nis balandžio aprill huhtikuu huhtikuuta "
        "απριλίου απρίλιος απρ апрель апреля апр квітень квітня кві април أبريل ابريل"
    ),
    (
        "may mai mayo maggio mag maio mei maj maja maig május máj mája květen května kvě svibanj "
        "svibnja mayıs gegužės maijs toukokuu toukokuuta maí μαΐου μάιος μαϊ май мая травень "
        "травня тра мај مايو"
    ),
    (
        "june jun juni juin junio giugno giu junho czerwiec czerwca cze iunie iun juny június jún "
        "júna červen června čvn lipanj lipnja haziran haz birželio jūnijs juuni kesäkuu kesäkuuta "
        "júní ιουνίου ιούνιος ιουν июнь июня июн червень червня чер юни јун يونيو"
    ),
    (
        "july jul juli juillet juil julio luglio lug julho lipiec lipca lip iulie iul juliol "
        "július júl júla červenec července čvc srpanj srpnja temmuz tem liepos jūlijs juuli "
        "heinäkuu heinäkuuta júlí ιουλίου ιούλιος ιουλ июль июля июл липень липня лип юли јул "
        "يوليو"
    ),
    (
        "august aug août aout agosto ago augustus augusti sierpień sierpnia sie agost augusztus "
        "augusta srpen srpna srp kolovoz kolovoza ağustos ağu rugpjūčio augusts elokuu elokuuta "
        "ágúst αυγούστου αύγουστος αυγ август августа авг серпень серпня сер أغسطس agustus"
    ),
    (
        "september sept sep septembre septiembre setiembre settembre sett set setembro wrzesień "
        "wrześnią września wrz septembrie setembre szeptember szept septembra září zář rujan rujna "
        "eylül eyl rugsėjo septembris syyskuu syyskuuta σεπτεμβρίου σεπτέμβριος σεπ сентябрь "
        "сентября сен вересень вересня вер септември септембар سبتمبر"
    ),
    (
        "october oct oktober okt octobre octubre ottobre ott outubro out październik października "
        "paź octombrie október októbra říjen října říj ekim eki spalio oktobris oktoober "
        "lokakuu lokakuuta οκτωβρίου οκτώβριος οκτ октябрь октября окт жовтень жовтня жов "
        "октомври октобар أكتوبر اكتوبر"
    ),
    (
        "november nov novembre noviembre novembro listopad listopada lis noiembrie noi novembra "
        "studeni studenoga studenog kasım kas lapkričio novembris marraskuu marraskuuta "
        "nóvember νοεμβρίου νοέμβριος νοε ноябрь ноября ноя листопад листопада ноември новембар "
        "نوفمبر"
    ),
    (
        "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember "
        "des grudzień grudnia gru decembrie desembre decembra prosinec prosince pro prosinac "
        "prosinca aralık ara gruodžio decembris detsember joulukuu joulukuuta δεκεμβρίου "
        "δεκέμβριος δεκ декабрь декабря дек грудень грудня гру декември децембар ديسمبر"
    ),
)
MONTHS: Final = {name: at for at, names in enumerate(_NAMES, 1) for name in names.split()}
"""Names of months and their short forms, in lower case, to 1 … 12."""
