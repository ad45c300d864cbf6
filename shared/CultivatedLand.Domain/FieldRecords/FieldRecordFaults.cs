using CultivatedLand.Domain.Places;

namespace CultivatedLand.Domain.FieldRecords;

/// <summary>Finder of what is wrong with what was filled in about a record, each with its field.</summary>
internal static class FieldRecordFaults
{
    public static IEnumerable<FieldRecordFault> Of(FieldRecordCommand.Write write, DateOnly today)
    {
        var (spec, form) = (write.Spec, FieldRecordForm.Of(write.Spec.Kind));
        return Day(FieldRecordFields.Day, spec.Day, today.AddDays(-FieldRecordRules.LatestDays), today)
            .Concat(Contents(form, spec.Subject, spec.Words, spec.People, spec.HeadCount))
            .Concat(Line(FieldRecordFields.Parcel, spec.Parcel ?? "", null))
            .Concat(Papers(spec))
            .Concat(Places(form, spec, write.Came))
            .Concat(Demand(form, spec, today))
            .Concat(Withheld(form, spec));
    }

    public static IEnumerable<FieldRecordFault> Of(FieldRecord record, FieldRecordCommand command, DateOnly today) =>
        command switch
        {
            FieldRecordCommand.Attend attend => Day(FieldRecordFields.Day, attend.Day, record.Spec.Day, today)
                .Concat(Attended(record, attend.Place)),
            FieldRecordCommand.Examine { Finding: var finding } => Text(
                    FieldRecordFields.Finding,
                    finding.Finding,
                    FieldRecordText.FindingMissing
                )
                .Concat(Text(FieldRecordFields.Measure, finding.Measure, FieldRecordText.MeasureMissing))
                .Concat(Day(FieldRecordFields.Day, finding.Day, record.Spec.Day, today)),
            FieldRecordCommand.End end => Day(FieldRecordFields.Day, end.Day, record.Spec.Day, today)
                .Concat(Text(FieldRecordFields.Words, end.Words, FieldRecordText.EndMissing)),
            FieldRecordCommand.Correct correct => Contents(record.Form, correct.Subject, correct.Words, correct.People, correct.HeadCount)
                .Concat(Text(FieldRecordFields.Reason, correct.Reason, FieldRecordText.ReasonMissing)),
            FieldRecordCommand.Withdraw withdraw => Text(FieldRecordFields.Reason, withdraw.Reason, FieldRecordText.ReasonMissing),
            _ => [],
        };

    private static IEnumerable<FieldRecordFault> Contents(
        FieldRecordForm form,
        string subject,
        string words,
        EquatableArray<string> people,
        int? heads
    )
    {
        foreach (var fault in Line(FieldRecordFields.Subject, subject, FieldRecordText.SubjectMissing(form)))
            yield return fault;
        foreach (var fault in Text(FieldRecordFields.Words, words, form.NeedsWords ? FieldRecordText.WordsMissing : null))
            yield return fault;
        if (people.Count > FieldRecordRules.MostPeople)
            yield return new(FieldRecordFields.People, FieldRecordText.TooMany(people.Count, FieldRecordRules.MostPeople));
        if (people.FirstOrDefault(person => person.Length > FieldRecordRules.LongestLine) is { } longest)
            yield return new(FieldRecordFields.People, FieldRecordText.TooLong(longest.Length, FieldRecordRules.LongestLine));
        if (form.AsksHeadCount && heads is not (>= 1 and <= FieldRecordRules.MostHeads))
            yield return new(FieldRecordFields.HeadCount, FieldRecordText.HeadCountMissing);
    }

    private static IEnumerable<FieldRecordFault> Papers(FieldRecordSpec spec)
    {
        if (spec.Papers.Count > FieldRecordRules.MostPapers)
            yield return new(FieldRecordFields.Papers, FieldRecordText.TooMany(spec.Papers.Count, FieldRecordRules.MostPapers));
    }

    private static IEnumerable<FieldRecordFault> Places(FieldRecordForm form, FieldRecordSpec spec, EquatableArray<Place> came)
    {
        if (!form.AsksPlaces)
        {
            if (spec.Expected.Count > 0)
                yield return new(FieldRecordFields.Expected, FieldRecordText.AsksNobody);
            yield break;
        }

        if (spec.Expected.Count == 0)
            yield return new(FieldRecordFields.Expected, FieldRecordText.NobodyExpected);
        if (spec.Expected.Count > FieldRecordRules.MostPlaces)
            yield return new(FieldRecordFields.Expected, FieldRecordText.TooMany(spec.Expected.Count, FieldRecordRules.MostPlaces));
        if (spec.Expected.Distinct().Count() < spec.Expected.Count)
            yield return new(FieldRecordFields.Expected, FieldRecordText.NamedTwice);
        if (spec.Expected.FirstOrDefault(place => !IsBelow(place, spec.Place)) is { } outside)
            yield return new(FieldRecordFields.Expected, FieldRecordText.NotBelow(outside, spec.Place));
        if (came.FirstOrDefault(place => !spec.Expected.Contains(place)) is { } stranger)
            yield return new(FieldRecordFields.Came, FieldRecordText.NotExpected(stranger));
    }

    private static IEnumerable<FieldRecordFault> Demand(FieldRecordForm form, FieldRecordSpec spec, DateOnly today)
    {
        if (spec.Demand is not { } demand)
        {
            if (form.NeedsDemand)
                yield return new(FieldRecordFields.Due, FieldRecordText.DueMissing);
            yield break;
        }

        if (!form.MayDemand)
            yield return new(FieldRecordFields.Demand, FieldRecordText.DemandsNothing(form));
        foreach (
            var fault in Line(FieldRecordFields.Demand, demand.What, FieldRecordText.DemandMissing)
                .Concat(Line(FieldRecordFields.Unit, demand.Unit ?? "", null))
                .Concat(Line(FieldRecordFields.Leader, demand.Leader ?? "", null))
        )
            yield return fault;
        if (demand.Due == default)
            yield return new(FieldRecordFields.Due, FieldRecordText.DueMissing);
        else if (demand.Due < today)
            yield return new(FieldRecordFields.Due, FieldRecordText.DuePassed(demand.Due, today));
        else if (demand.Due > today.AddDays(FieldRecordRules.MostDaysAhead))
            yield return new(FieldRecordFields.Due, FieldRecordText.DueTooFar(demand.Due));
    }

    private static IEnumerable<FieldRecordFault> Withheld(FieldRecordForm form, FieldRecordSpec spec)
    {
        if (spec.IsWithheld && !form.MayBeWithheld)
            yield return new(FieldRecordFields.Withheld, FieldRecordText.IsNeverWithheld(form));
        else if (spec is { IsWithheld: true, Demand: not null })
            yield return new(FieldRecordFields.Withheld, FieldRecordText.WithheldDemand);
    }

    private static IEnumerable<FieldRecordFault> Attended(FieldRecord record, Place place)
    {
        if (!record.Spec.Expected.Contains(place))
            yield return new(FieldRecordFields.Came, FieldRecordText.NotExpected(place));
        else if (record.Came.FirstOrDefault(came => came.Place == place) is { } known)
            yield return new(FieldRecordFields.Came, FieldRecordText.CameAlready(place, known.Day));
    }

    private static IEnumerable<FieldRecordFault> Day(string field, DateOnly day, DateOnly first, DateOnly today)
    {
        if (day == default)
            yield return new(field, FieldRecordText.DayMissing);
        else if (day > today)
            yield return new(field, FieldRecordText.DayToCome(day, today));
        else if (day < first)
            yield return new(field, FieldRecordText.DayTooEarly(day, first));
    }

    private static IEnumerable<FieldRecordFault> Line(string field, string text, LocalizedText? missing) =>
        Words(field, text, missing, FieldRecordRules.LongestLine);

    private static IEnumerable<FieldRecordFault> Text(string field, string text, LocalizedText? missing) =>
        Words(field, text, missing, FieldRecordRules.LongestText);

    private static IEnumerable<FieldRecordFault> Words(string field, string text, LocalizedText? missing, int longest)
    {
        if (missing is not null && string.IsNullOrWhiteSpace(text))
            yield return new(field, missing);
        else if (text.Length > longest)
            yield return new(field, FieldRecordText.TooLong(text.Length, longest));
    }

    private static bool IsBelow(Place place, Place above) => place.Upwards().Skip(1).Contains(above);
}
