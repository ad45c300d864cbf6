using System.Buffers;
using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Finds every date, period and relative term in a text, and says which of them are deadlines.</summary>
public static class DateRecogniser
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("0123456789〇零一二三四五六七八九十廿卅两半今本当这明次翌来去上下第年月全立即边马xX×*某后昨前");
    private static readonly string[] Connectors = ["直至", "起至", "起到", "开始至", "至", "到", "-", "~"];

    public static ImmutableArray<DateMention> Recognise(string text, DateContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = Glyphs.Fold(text);
        return new Reading(text, folded, context ?? DateContext.None).Run();
    }

    private sealed class Reading(string original, string text, DateContext context)
    {
        private readonly DateScanner _scanner = new(text);
        private readonly ImmutableArray<DateMention>.Builder _found = ImmutableArray.CreateBuilder<DateMention>();

        // What a later date may leave out: 2023年8月20日前…，9月30日前…，15日前….
        private int? _carriedYear;
        private bool _carriesMask;
        private int? _carriedMonth;

        public ImmutableArray<DateMention> Run()
        {
            var at = 0;
            while (at < text.Length)
            {
                var next = text.AsSpan(at).IndexOfAny(Beginnings);
                if (next < 0)
                    break;
                at += next;
                at = Relative(at) ?? Dated(at) ?? BareDay(at) ?? AfterSign(at);
            }

            ShareSuffix();
            return _found.ToImmutable();
        }

        /// <summary>No date begins in the middle of a number.</summary>
        private int AfterSign(int at)
        {
            if (!char.IsAsciiDigit(text[at]))
                return at + 1;
            var length = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
            return length < 0 ? text.Length : at + length;
        }

        /// <summary>分别于10月15日、12月15日前: one 前 for all the dates of a list, as one 每年 is.</summary>
        private void ShareSuffix()
        {
            for (var i = 1; i < _found.Count; i++)
            {
                if (_found[i - 1].Sense == DateSense.Recurring && _found[i] is { Relative: null, Sense: DateSense.Mentioned or DateSense.Deadline } && Clauses.IsListed(text, _found[i - 1].End, _found[i].Offset))
                    _found[i] = _found[i] with { Sense = DateSense.Recurring, Deadline = false };
            }

            for (var i = _found.Count - 2; i >= 0; i--)
            {
                var (mention, next) = (_found[i], _found[i + 1]);
                if (mention is { Sense: DateSense.Mentioned, Grain: <= DateGrain.Month, Start: null, Relative: null } && next is { Sense: DateSense.Deadline, Grain: <= DateGrain.Month, Start: null, Relative: null }
                    && Clauses.IsListed(text, mention.End, next.Offset))
                    _found[i] = mention with { Sense = DateSense.Deadline, Deadline = true };
            }
        }

        private int? Relative(int at)
        {
            if (RelativeTerms.TryCounted(text, at, out var term, out var start, out var end))
            {
                var words = original[start..end];
                Add(new DateMention(words, start, null, null, term with { Words = words }, true) { Sense = DateSense.Deadline });
                return end;
            }

            if (!RelativeTerms.TryAtOnce(text, at, out end))
                return null;
            var once = original[at..end];
            // 坚持立行立改 is a manner of working; 整改时限：立行立改 is a term.
            var isTerm = context.Expectation == DateExpectation.Deadline || DateSurroundings.IsLabelled(text, at);
            Add(new DateMention(once, at, null, null, new(0, false, true, once), isTerm) { Sense = isTerm ? DateSense.Deadline : DateSense.Mentioned });
            return end;
        }

        private int? Dated(int at)
        {
            if (!_scanner.TryPoint(at, out var first, out var end))
                return null;
            DatePoint? last = null;
            if (RangeEnd(end, first) is var (point, afterRange))
                (last, end) = (point, afterRange);
            var (isBefore, afterSuffix) = Suffix(end, last ?? first);
            end = afterSuffix;
            // 即日起至3月20日: the period begins with the notice.
            var from = last is null ? OpenStarts.Before(text, at) ?? at : at;
            var setting = new DateSurroundings.Setting(text, from, end, last ?? first, last is not null || from < at, isBefore, context) { IsListed = FollowsDeadline(at) };
            var sense = DateSurroundings.Judge(setting);
            var mention = Mention(from, end, first, last, sense);
            if (from < at && mention.Due is not null && sense is DateSense.Mentioned or DateSense.Deadline)
                mention = mention with { Start = context.Issued <= mention.Due ? context.Issued : null, Sense = DateSense.Deadline, Deadline = true };
            if (ReportedDates.IsReported(setting, mention, context))
                mention = mention with { Sense = DateSense.Past, Deadline = false };
            else if (sense is DateSense.Mentioned or DateSense.AsOf && PlannedDates.IsPlanned(setting, mention, context))
                mention = mention with { Sense = DateSense.Deadline, Deadline = true };
            if (mention.Deadline && mention.Start is null && last is null && !isBefore && DateSurroundings.IsWholePeriod(setting))
                mention = mention with { Start = CalendarResolver.First(first, context, mention.Due?.Year).Day };
            Add(mention);
            return end;
        }

        /// <summary>上半年完成…，下半年集中…: a date to meet stands before it in the same sentence.</summary>
        private bool FollowsDeadline(int at) =>
            _found.Count > 0 && _found[^1] is { Deadline: true, Due: not null } before && Clauses.SentenceStart(text, at) <= before.Offset;

        private int? BareDay(int at)
        {
            if (_carriedMonth is not { } month || !_scanner.TryBareDay(at, out var day, out var end))
                return null;
            var point = new DatePoint { Month = month, Day = day };
            var (isBefore, afterSuffix) = Suffix(end, point);
            var setting = new DateSurroundings.Setting(text, at, afterSuffix, point, false, isBefore, context);
            Add(Mention(at, afterSuffix, point, null, DateSurroundings.Judge(setting)));
            return afterSuffix;
        }

        private (DatePoint, int)? RangeEnd(int end, DatePoint first)
        {
            var at = _scanner.Skip(end);
            if (Signs.At(text, at, Connectors) is var (_, afterConnector))
            {
                while (afterConnector < text.Length && text[afterConnector] is '-' or '~' or ' ')
                    afterConnector++;
                return _scanner.TryRangeEnd(afterConnector, first, out var point, out var after) ? (point, after) : null;
            }

            // 4、5月份集中排查: two months that follow each other are one period, unless each has an end of its own.
            if (first is { Month: { } month, Day: null, Part: DatePart.None } && at < text.Length && text[at] == '、' && text[end - 1] != '月' && _scanner.TryPoint(at + 1, out var next, out var afterNext)
                && next is { Day: null, Part: DatePart.None } && next.Month == month + 1 && Signs.At(text, afterNext, "前", "底", "末", "、", "和") is null)
                return (next, afterNext);
            // 4月15日一7月31日: a dash typed as the numeral one.
            if (first.Day is not null && at < text.Length && text[at] == '一' && _scanner.TryPoint(at + 1, out var second, out var afterSecond) && second.Day is not null)
                return (second, afterSecond);
            return LostDash(end, at, first);
        }

        /// <summary>（4月15日 7月31日）: two dates side by side, the second later, and nothing else in the brackets.</summary>
        private (DatePoint, int)? LostDash(int end, int at, DatePoint first)
        {
            if (first.Day is null || at >= text.Length || !_scanner.TryPoint(at, out var second, out var after) || second.Day is null || second.Month is null || first.Month is null)
                return null;
            var later = (second.Month, second.Day).CompareTo((first.Month, first.Day)) > 0 || second.HasYear && first.HasYear && second.Year > first.Year;
            return later && at - end <= 2 ? (second, after) : null;
        }

        private (bool IsBefore, int End) Suffix(int end, in DatePoint point)
        {
            var at = _scanner.Skip(end);
            if (at < text.Length && text[at] == '底' && point.Part == DatePart.None && point.Day is null)
                at++;
            if (Signs.At(text, at, "前后") is not null)
                return (false, end);
            if (Signs.At(text, at, "之前", "以前", "前", "为止", "止") is var (index, after))
            {
                if (index == 2 && Signs.StartsWithAny(text.AsSpan(after), "期", "述", "言", "一年", "三年", "五年", "列", "往"))
                    return (false, end);
                return (true, after);
            }

            return Signs.At(text, at, "以内", "之内", "内") is var (_, within) && point.Grain != DateGrain.Day && !text.AsSpan(at).StartsWith("内容") ? (true, within) : (false, end);
        }

        private DateMention Mention(int at, int end, DatePoint first, DatePoint? last, DateSense sense)
        {
            var carried = _carriesMask ? null : _carriedYear;
            var masked = _carriesMask && !first.HasYear;
            var own = masked ? first with { YearForm = YearForm.Masked } : first;
            var words = original[at..end];
            var mention = last is { } second ? Range(words, at, own, masked || first.YearForm == YearForm.Masked ? second with { YearForm = YearForm.Masked } : second, carried) : Point(words, at, own, carried);
            Carry(first, last, sense);
            return mention with
            {
                Sense = sense,
                Deadline = sense == DateSense.Deadline,
                Grain = (last ?? first).Grain,
                Weekday = (last ?? first) is { WeeksAhead: null } p ? p.Weekday : null,
            };
        }

        private DateMention Point(string words, int at, in DatePoint point, int? carried)
        {
            var due = CalendarResolver.Last(point, context, carried);
            var rolled = RollsOver(point, due, carried) ? due with { Day = due.Day!.Value.AddYears(1) } : due;
            return new DateMention(words, at, null, rolled.Day, null, false)
            {
                Trouble = rolled.Trouble,
                MonthDay = rolled.MonthDay,
                Confidence = rolled != due ? Confidence.Guess : due.YearFilledIn ? Confidence.Inferred : Confidence.Stated,
            };
        }

        private DateMention Range(string words, int at, in DatePoint first, in DatePoint last, int? carried)
        {
            var start = CalendarResolver.First(first, context, carried);
            var year = CalendarResolver.YearOf(first, context, carried);
            // The second date inherits the year, or the first takes it from the second: 7月15日至2024年3月1日.
            if (!first.HasYear && last.YearForm == YearForm.Stated && carried is null)
            {
                start = CalendarResolver.First(first, context, last.Year);
                if (start.Day is { } early && CalendarResolver.Last(last, context, year).Day is { } late && early > late)
                    start = CalendarResolver.First(first, context, last.Year - 1);
            }

            var due = CalendarResolver.Last(last.HasYear || last.Month is not null || last.Quarter is not null || last.Half is not null ? last : last with { Month = first.Month }, context, last.YearForm is YearForm.None or YearForm.Running ? year : carried);
            if (start.Day > due.Day && !last.HasYear && due.Day is { } wrapped)
                due = due with { Day = wrapped.AddYears(1) };
            var trouble = due.Trouble != DateTrouble.None ? due.Trouble : start.Trouble;
            if (start.Day > due.Day)
                trouble = DateTrouble.EndsBeforeStart;
            return new DateMention(words, at, start.Day, due.Day, null, false)
            {
                Trouble = trouble,
                MonthDay = due.MonthDay,
                Confidence = LostConnector(words) ? Confidence.Guess : start.YearFilledIn || (due.YearFilledIn && last.YearForm != YearForm.None) ? Confidence.Inferred : Confidence.Stated,
            };
        }

        private static bool LostConnector(string words)
        {
            var folded = Glyphs.Fold(words);
            return folded.AsSpan().IndexOfAny("-~至到一") < 0;
        }

        /// <summary>A plan issued in autumn that sets a spring month without a year means the coming spring.</summary>
        private bool RollsOver(in DatePoint point, in CalendarResolver.Resolved due, int? carried) =>
            !point.HasYear && carried is null && context.Issued is { Month: >= 9 } issued && point.Month is <= 6
            && due.Day is { } day && day.Year == issued.Year && day.AddDays(60) < issued;

        private void Carry(in DatePoint first, in DatePoint? last, DateSense sense)
        {
            var point = last ?? first;
            if (sense == DateSense.Deadline || context.PlanYear is null)
            {
                if (first.YearForm == YearForm.Stated || point.YearForm == YearForm.Stated)
                    (_carriedYear, _carriesMask) = (point.YearForm == YearForm.Stated ? point.Year : first.Year, false);
                else if (first.YearForm == YearForm.Masked)
                    _carriesMask = true;
                else if (first.YearForm == YearForm.Next && CalendarResolver.YearOf(first, context, null) is { } next)
                    _carriedYear = next;
            }

            _carriedMonth = point.Month ?? _carriedMonth;
        }

        private void Add(DateMention mention) => _found.Add(mention);
    }
}
