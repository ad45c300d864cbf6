using System.Collections.Immutable;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Recognisers.Roles;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tasks;

/// <summary>Reader of the responsible units, the lead units and the leaders of a task. Labels come first, then the sentences.</summary>
internal static class RoleReader
{
    private const int LongestLabel = 10;

    /// <summary>Units and leaders of a task.</summary>
    internal sealed record Roles(
        ImmutableArray<Sourced<string>> Responsible,
        ImmutableArray<Sourced<string>> Lead,
        ImmutableArray<Sourced<string>> Leaders
    );

    public static Roles Read(IReadOnlyList<Passage> content, bool wholeDocument)
    {
        var labels = content.SelectMany(passage => LabelRecogniser.Find(passage)).Concat(Headed(content)).ToList();
        var subjects = content
            .SelectMany(passage =>
                SubjectRecogniser
                    .Find(passage)
                    .Select(sentenceSubject => (Subject: sentenceSubject, Dated: IsDated(passage, sentenceSubject)))
            )
            .ToList();

        var lead = Named(labels, RoleKind.Lead);
        if (lead.IsEmpty)
            lead = Distinct(subjects.Where(item => item.Subject.Tie == SubjectRelation.Leading).SelectMany(item => item.Subject.Names));
        var leaders = Named(labels, RoleKind.Leader);
        if (leaders.IsEmpty)
            leaders = Distinct(
                subjects.Where(item => item.Subject.Tie == SubjectRelation.LeadingPerson).SelectMany(item => item.Subject.Names)
            );
        return new(Responsible(labels, subjects, lead, leaders, wholeDocument), lead, leaders);
    }

    /// <summary>
    /// Finds labels that the outline has split from their values.
    /// The value is the rest of the same line: 二、责任单位：石桥镇人民政府.
    /// </summary>
    private static IEnumerable<LabelledValue> Headed(IReadOnlyList<Passage> content)
    {
        for (var i = 0; i + 1 < content.Count; i++)
        {
            var (label, value) = (CharacterFolding.Unspaced(content[i].Folded), content[i + 1]);
            if (
                label.Length is >= 3 and <= LongestLabel
                && value.Place.Block == content[i].Place.Block
                && value.Place.Row is null
                && RoleLabels.Of(label) is { } kind
                && kind is RoleKind.Responsible or RoleKind.Lead or RoleKind.Leader or RoleKind.Cooperating
            )
                yield return new(kind, content[i].Text.Trim(), value.Trim());
        }
    }

    private static ImmutableArray<Sourced<string>> Responsible(
        List<LabelledValue> labels,
        List<(SentenceSubject Subject, bool Dated)> subjects,
        ImmutableArray<Sourced<string>> lead,
        ImmutableArray<Sourced<string>> leaders,
        bool wholeDocument
    )
    {
        var labelled = Named(labels, RoleKind.Responsible);
        if (!labelled.IsEmpty)
            return labelled;
        labelled = Named(labels, RoleKind.Cooperating);
        if (!labelled.IsEmpty)
            return labelled;

        var named = Of(subjects, item => item.Subject.Tie == SubjectRelation.Named);
        if (named.Length > 0)
            return Distinct(named);
        // A负责x，B负责y: where several units have their parts, each counts.
        var shared =
            Of(subjects, item => item.Subject.Tie is SubjectRelation.InCharge or SubjectRelation.Leading or SubjectRelation.Assisting)
                .Select(name => name.Value)
                .Distinct()
                .Count() >= 2;
        var charged = Of(
            subjects,
            item =>
                item.Subject.Tie == SubjectRelation.Charged
                || (shared && item.Subject.Tie == SubjectRelation.InCharge)
                || (item.Subject.Tie == SubjectRelation.Assisting && (!lead.IsEmpty || !leaders.IsEmpty))
        );
        var by = Of(subjects, item => item.Subject.Tie == SubjectRelation.By);
        var dated = Of(subjects, item => item.Dated && item.Subject.Tie is SubjectRelation.Acting or SubjectRelation.InCharge);
        var acting = Of(subjects, item => item.Subject.Tie is SubjectRelation.Acting or SubjectRelation.InCharge);
        var chosen = wholeDocument
            ? FirstOf([.. charged, .. dated], Few(subjects, SubjectRelation.By, SubjectRelation.Acting, SubjectRelation.InCharge))
            : [.. charged, .. by, .. dated, .. dated.Length == 0 && (charged.Length == 0 || lead.IsEmpty) ? acting : []];
        if (chosen.Length == 0 && !wholeDocument)
            chosen = Few(subjects, SubjectRelation.Overseeing);
        return [.. Distinct(chosen).Where(name => !lead.Any(other => Same(other.Value, name.Value)))];
    }

    private static Sourced<string>[] Of(
        List<(SentenceSubject Subject, bool Dated)> subjects,
        Func<(SentenceSubject Subject, bool Dated), bool> which
    ) => [.. subjects.Where(which).SelectMany(item => item.Subject.Names)];

    private static Sourced<string>[] FirstOf(params ReadOnlySpan<Sourced<string>[]> choices)
    {
        foreach (var choice in choices)
        {
            if (choice.Length > 0)
                return choice;
        }

        return [];
    }

    /// <summary>Returns the units of the most frequent subject, because a whole document has many.</summary>
    private static Sourced<string>[] Few(
        List<(SentenceSubject Subject, bool Dated)> subjects,
        params ReadOnlySpan<SubjectRelation> relations
    )
    {
        var among = new List<SentenceSubject>();
        foreach (var relation in relations)
            among.AddRange(subjects.Where(item => item.Subject.Tie == relation).Select(item => item.Subject));
        if (among.Count == 0)
            return [];
        var chosen = among
            .GroupBy(subject => subject.Names[0].Value, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .First()
            .MaxBy(subject => subject.Names.Length);
        // The partner of the subject stands in the same clause: 甲局会同乙局.
        return
        [
            .. among
                .Where(subject => subject.At == chosen.At && subject.Names[0].Quote.Place?.Block == chosen.Names[0].Quote.Place?.Block)
                .SelectMany(subject => subject.Names)
                // The most frequent subject is a rule's choice among several.
                .Select(name => name with { Confidence = name.Confidence == Confidence.Stated ? Confidence.Inferred : name.Confidence }),
        ];
    }

    private static ImmutableArray<Sourced<string>> Named(List<LabelledValue> labels, RoleKind kind) =>
        Distinct(
            labels
                .Where(label => label.Kind == kind)
                .SelectMany(label => kind == RoleKind.Leader ? LeaderNames.Of(label.Value) : NameLists.Split(label.Value))
        );

    /// <summary>Removes duplicates. 各镇（街道） and 镇（街道） are the same unit, and so are 太山镇党委 and 镇党委. The longer name stays.</summary>
    private static ImmutableArray<Sourced<string>> Distinct(IEnumerable<Sourced<string>> names)
    {
        var kept = new List<Sourced<string>>();
        foreach (var name in names.Take(500))
        {
            var same = kept.FindIndex(other => Same(other.Value, name.Value));
            if (same < 0)
                kept.Add(name);
            else if (name.Value.Length > kept[same].Value.Length)
                kept[same] = name;
        }

        return [.. kept];
    }

    private static bool Same(string one, string other)
    {
        var (a, b) = (WithoutGovernment(one.TrimStart('各')), WithoutGovernment(other.TrimStart('各')));
        return a == b
            || (Math.Min(a.Length, b.Length) >= 3 && (a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal)));
    }

    /// <summary>Removes the ending 人民政府 or 政府, because 各乡镇 and 各乡镇政府 are the same unit.</summary>
    private static string WithoutGovernment(string name) =>
        name.EndsWith("人民政府", StringComparison.Ordinal) && name.Length > 5 ? name[..^4]
        : name.EndsWith("政府", StringComparison.Ordinal) && name.Length > 3 ? name[..^2]
        : name;

    private static bool IsDated(Passage passage, SentenceSubject sentenceSubject)
    {
        var start = Clauses.SentenceStart(passage.Folded, sentenceSubject.At);
        var end = Clauses.SentenceEnd(passage.Folded, sentenceSubject.At);
        return passage.Folded.AsSpan(start, end - start).ContainsAny('月', '年')
            && DateRecogniser
                .Recognise(passage.Text[start..end])
                .Any(mention => mention.Deadline || mention.Sense == DateSense.Mentioned && mention.Start is not null);
    }
}
