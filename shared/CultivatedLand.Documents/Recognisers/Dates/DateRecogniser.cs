using System.Buffers;
using System.Collections.Immutable;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Dates;

/// <summary>Recogniser of all dates, periods and relative terms in a text. It also decides which of them are deadlines.</summary>
public static class DateRecogniser
{
    private const int LongestBracket = 16;

    private static readonly SearchValues<char> Beginnings = SearchValues.Create(
        "0123456789〇零一二三四五六七八九十廿卅两半今本当这明次翌来去上下第年月全立即边马xX×*某后昨前大"
    );

    public static ImmutableArray<DateMention> Recognise(string text, DateContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = LabelMarks.WithColons(CharacterFolding.Fold(text));
        return new Reading(text, folded, context ?? DateContext.None, new DateScanner(folded)).Run();
    }

    /// <summary>Reading of one text, with the dates found so far.</summary>
    private sealed class Reading(string original, string text, DateContext context, DateScanner scanner)
    {
        private readonly RangeScanner _ranges = new(text, scanner);
        private readonly OmittedDateParts _omitted = new(context);
        private readonly ImmutableArray<DateMention>.Builder _found = ImmutableArray.CreateBuilder<DateMention>();

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

        /// <summary>Returns the next position. It skips a whole number, because no date begins in the middle of one.</summary>
        private int AfterSign(int at)
        {
            if (!char.IsAsciiDigit(text[at]))
                return at + 1;
            var length = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
            return length < 0 ? text.Length : at + length;
        }

        /// <summary>Applies one 前 to all the dates of a list, and also one 每年: 分别于10月15日、12月15日前.</summary>
        private void ShareSuffix()
        {
            for (var i = 1; i < _found.Count; i++)
            {
                if (
                    _found[i - 1].Sense == DateSense.Recurring
                    && _found[i] is { Relative: null, Sense: DateSense.Mentioned or DateSense.Deadline }
                    && Clauses.IsListed(text, _found[i - 1].End, _found[i].Offset)
                )
                    _found[i] = _found[i] with { Sense = DateSense.Recurring, Deadline = false };
            }

            for (var i = _found.Count - 2; i >= 0; i--)
            {
                var (mention, next) = (_found[i], _found[i + 1]);
                if (
                    mention is { Sense: DateSense.Mentioned, Grain: <= DateGrain.Month, Start: null, Relative: null }
                    && next is { Sense: DateSense.Deadline, Grain: <= DateGrain.Month, Start: null, Relative: null }
                    && Clauses.IsListed(text, mention.End, next.Offset)
                )
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
            // 坚持立行立改 is a manner of work; 整改时限：立行立改 is a term.
            var isTerm = context.Expectation == DateExpectation.Deadline || DateLabels.IsLabelled(text, at);
            Add(
                new DateMention(once, at, null, null, new(0, false, true, once), isTerm)
                {
                    Sense = isTerm ? DateSense.Deadline : DateSense.Mentioned,
                }
            );
            return end;
        }

        private int? Dated(int at)
        {
            if (!scanner.TryPoint(at, out var first, out var end))
                return null;
            DatePoint? last = null;
            if (_ranges.After(end, first) is var (point, afterRange))
                (last, end) = (point, afterRange);
            var (isBefore, afterSuffix) = Suffix(end, last ?? first);
            end = afterSuffix;
            // 即日起至3月20日: the period begins with the notice.
            var from = last is null ? OpenStarts.Before(text, at) ?? at : at;
            var dateInContext = new DateInContext(text, from, end, last ?? first, last is not null || from < at, isBefore, context)
            {
                IsListed = FollowsDeadline(at),
            };
            var sense = DateSurroundings.Judge(dateInContext);
            var looksAhead = sense == DateSense.Deadline && (isBefore || DutyWords.IsObliged(dateInContext));
            var mention = _omitted.Mention(original[from..end], from, first, last, sense, looksAhead);
            if (from < at && mention.Due is not null && sense is DateSense.Mentioned or DateSense.Deadline)
                mention = mention with
                {
                    Start = context.Issued <= mention.Due ? context.Issued : null,
                    Sense = DateSense.Deadline,
                    Deadline = true,
                };
            if (OtherTimes.IsLunar(dateInContext))
                mention = mention with { Due = null, Start = null, Trouble = DateFault.Lunar };
            else if (ReportedDates.IsReported(dateInContext, mention, context))
                mention = mention with { Sense = DateSense.Past, Deadline = false };
            else if (sense is DateSense.Mentioned or DateSense.AsOf && PlannedDates.IsPlanned(dateInContext, mention, context))
                mention = mention with { Sense = DateSense.Deadline, Deadline = true };
            if (mention.Deadline && mention.Start is null && last is null && !isBefore && DateSurroundings.IsWholePeriod(dateInContext))
                mention = mention with { Start = CalendarResolver.First(first, context, mention.Due?.Year).Day };
            Add(mention);
            return end;
        }

        /// <summary>Whether a deadline stands before this position in the same sentence: 上半年完成…，下半年集中….</summary>
        private bool FollowsDeadline(int at) =>
            _found.Count > 0 && _found[^1] is { Deadline: true, Due: not null } before && Clauses.SentenceStart(text, at) <= before.Offset;

        private int? BareDay(int at)
        {
            if (_omitted.Month is not { } month || !scanner.TryBareDay(at, out var day, out var end))
                return null;
            var point = new DatePoint { Month = month, Day = day };
            var (isBefore, afterSuffix) = Suffix(end, point);
            var dateInContext = new DateInContext(text, at, afterSuffix, point, false, isBefore, context);
            Add(_omitted.Mention(original[at..afterSuffix], at, point, null, DateSurroundings.Judge(dateInContext)));
            return afterSuffix;
        }

        private (bool IsBefore, int End) Suffix(int end, in DatePoint point)
        {
            var at = scanner.Skip(end);
            if (at < text.Length && text[at] == '底' && point.Part == DatePart.None && point.Day is null)
                at++;
            // 本周五（11月8日）前: the bracket closes between the date and its 前.
            if (
                at < text.Length
                && text[at] == ')'
                && TextMatch.At(text, at + 1, "之前", "以前", "前") is var (_, afterBracket)
                && text.AsSpan(0, at).LastIndexOf('(') is >= 0 and var open
                && at - open <= LongestBracket
                && TextMatch.At(text, afterBracket, "期", "述", "后") is null
            )
                return (true, afterBracket);
            if (TextMatch.At(text, at, "前后") is not null)
                return (false, end);
            if (TextMatch.At(text, at, "之前", "以前", "前", "为止", "止") is var (index, after))
            {
                if (index == 2 && TextMatch.StartsWithAny(text.AsSpan(after), "期", "述", "言", "一年", "三年", "五年", "列", "往"))
                    return (false, end);
                return (true, after);
            }

            return
                TextMatch.At(text, at, "以内", "之内", "内") is var (_, within)
                && point.Grain != DateGrain.Day
                && !text.AsSpan(at).StartsWith("内容")
                ? (true, within)
                : (false, end);
        }

        private void Add(DateMention mention) => _found.Add(mention);
    }
}
