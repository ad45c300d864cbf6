namespace CultivatedLand.Domain.FieldRecords;

/// <summary>
/// Rules for records of work. The decision is pure: state, act and moment give the new state or all faults at once.
/// </summary>
public static class FieldRecordRules
{
    public const int LongestLine = 100;
    public const int LongestText = 2000;
    public const int MostPeople = 200;
    public const int MostPapers = 20;
    public const int MostPlaces = 500;
    public const int MostHeads = 100_000;

    /// <summary>Days after which an event can no longer be written down.</summary>
    public const int LatestDays = 366;

    /// <summary>Days ahead for which a demand may be due.</summary>
    public const int MostDaysAhead = 366;

    public static FieldRecordOutcome Decide(FieldRecord? record, FieldRecordCommand command, DateTimeOffset now) =>
        command is FieldRecordCommand.Write write ? Write(record, write, now)
        : record is null ? Refused(FieldRecordRefusal.NoSuchRecord, FieldRecordText.NoSuchRecord)
        : Act(record, command, now);

    /// <summary>Returns the identity of what is written: the same content of the same day is one record.</summary>
    public static FieldRecordId IdOf(FieldRecordSpec spec, string by) =>
        FieldRecordId.From(
            spec.Day,
            string.Join('\n', spec.Kind, spec.Place.Path, spec.Subject, spec.Words, string.Join('、', spec.People), spec.Parcel, by)
        );

    /// <summary>Returns the sentence why an act is not open now. Null where it is.</summary>
    public static LocalizedText? WhyNot(FieldRecord record, FieldRecordCommand command) =>
        (command, record) switch
        {
            (_, { IsWithdrawn: true }) => FieldRecordText.Withdrawn(record.End!),
            (FieldRecordCommand.Attend, { Form.AsksWhoCame: false }) => FieldRecordText.AsksNobody,
            (FieldRecordCommand.Examine, { Form.AsksParties: false }) => FieldRecordText.HasNoParties,
            (FieldRecordCommand.Release, { IsHidden: false }) => FieldRecordText.NotWithheld(record),
            (FieldRecordCommand.End, { Form.EndName: null }) => FieldRecordText.NeedsNoEnd(record.Form),
            (FieldRecordCommand.End or FieldRecordCommand.Examine or FieldRecordCommand.Correct, { End: { } end }) => FieldRecordText.Ended(
                record.Form,
                end
            ),
            (FieldRecordCommand.End, _) when record.Unexamined.FirstOrDefault() is var party && record.Unexamined.Any() =>
                FieldRecordText.Unexamined(party),
            (FieldRecordCommand.Withdraw, { Asked.Count: > 0 }) => FieldRecordText.HasTasks(record),
            (FieldRecordCommand.Correct or FieldRecordCommand.Withdraw, _) when record.By != command.By => FieldRecordText.NotYours(
                record.By
            ),
            _ => null,
        };

    private static FieldRecordOutcome Write(FieldRecord? before, FieldRecordCommand.Write write, DateTimeOffset now)
    {
        if (before is not null)
            return new FieldRecordOutcome.Done(before, IsNew: false);
        var faults = FieldRecordFaults.Of(write, ChinaTime.DateOf(now)).ToEquatableArray();
        if (faults.Count > 0)
            return new FieldRecordOutcome.Refused(FieldRecordRefusal.Faulty, faults);
        var spec = write.Spec;
        return new FieldRecordOutcome.Done(
            new FieldRecord(
                IdOf(spec, write.By),
                spec,
                write.By,
                write.Account,
                now,
                [.. write.Came.Select(place => new PlaceAttendance(place, spec.Day))],
                [],
                null,
                null,
                [new FieldRecordEntry(now, write.By, FieldRecordText.Written(spec), write.RequestKey)]
            ),
            IsNew: true
        );
    }

    private static FieldRecordOutcome Act(FieldRecord record, FieldRecordCommand command, DateTimeOffset now)
    {
        if (command.RequestKey is { } key && record.History.Any(entry => entry.RequestKey == key))
            return new FieldRecordOutcome.Done(record, IsNew: false);
        if (WhyNot(record, command) is { } why)
            return Refused(FieldRecordRefusal.NotNow, why);
        if (command.Seen is { } seen && seen != record.Version)
            return Refused(FieldRecordRefusal.ChangedMeanwhile, FieldRecordText.ChangedMeanwhile(record));
        var faults = FieldRecordFaults.Of(record, command, ChinaTime.DateOf(now)).ToEquatableArray();
        return faults.Count > 0
            ? new FieldRecordOutcome.Refused(FieldRecordRefusal.Faulty, faults)
            : new FieldRecordOutcome.Done(After(record, command, now), IsNew: true);
    }

    private static FieldRecord After(FieldRecord record, FieldRecordCommand command, DateTimeOffset now)
    {
        return command switch
        {
            FieldRecordCommand.Attend attend => record with
            {
                Came = record.Came.Add(new PlaceAttendance(attend.Place, attend.Day)),
                History = With(FieldRecordText.CameLater(attend.Place, attend.Day)),
            },
            FieldRecordCommand.Examine { Finding: var finding } => record with
            {
                Findings = [.. record.Findings.Where(known => known.Party != finding.Party).Append(finding).OrderBy(one => one.Party)],
                History = With(FieldRecordText.Examined(finding)),
            },
            FieldRecordCommand.Release => record with
            {
                Release = new FieldRecordRelease(command.By, now),
                History = With(FieldRecordText.Released),
            },
            FieldRecordCommand.End end => record with
            {
                End = new FieldRecordEnd(end.Day, end.Words, end.By),
                History = With(FieldRecordText.EndedBy(record, end)),
            },
            FieldRecordCommand.Correct correct => record with
            {
                Spec = record.Spec with
                {
                    Subject = correct.Subject,
                    Words = correct.Words,
                    People = correct.People,
                    HeadCount = correct.HeadCount,
                },
                History = With(FieldRecordText.Corrected(record.Spec, correct)),
            },
            FieldRecordCommand.Withdraw withdraw => record with
            {
                End = new FieldRecordEnd(ChinaTime.DateOf(now), withdraw.Reason, withdraw.By, IsWithdrawal: true),
                History = With(FieldRecordText.WithdrawnFor(withdraw.Reason)),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "The set of acts is closed."),
        };

        EquatableArray<FieldRecordEntry> With(LocalizedText words) =>
            record.History.Add(new FieldRecordEntry(now, command.By, words, command.RequestKey));
    }

    private static FieldRecordOutcome.Refused Refused(FieldRecordRefusal code, LocalizedText sentence) =>
        new(code, [new FieldRecordFault("", sentence)]);
}
