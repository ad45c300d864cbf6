using System.Globalization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.FieldRecords;

/// <summary>Input of a form about a record of work, as it was typed.</summary>
public sealed class FieldRecordInput(FormFields fields)
{
    public static FieldRecordInput Empty { get; } = new(FormFields.Empty);

    public string this[string field] => fields[field].Trim();

    public IReadOnlyList<string> All(string field) => fields.All(field);

    /// <summary>Version of the record that the person saw. Null where the form does not say.</summary>
    public long? Seen => long.TryParse(this["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;

    /// <summary>Key of one sending of the form.</summary>
    public string? Once => this["once"] is { Length: > 0 and <= 100 } once ? once : null;

    public FieldRecordKind? Kind => EnumWords.Parse<FieldRecordKind>(this[FieldRecordFields.Kind]);

    public EquatableArray<string> People => InterviewInput.Names(this[FieldRecordFields.People]);

    public int? HeadCount =>
        int.TryParse(this[FieldRecordFields.HeadCount], NumberStyles.None, CultureInfo.InvariantCulture, out var heads) ? heads : null;

    /// <summary>Reads what is to be written. Papers are added when they are stored.</summary>
    /// <param name="faults">Faults of what cannot be read. What can be read and cannot stand is found by the rules.</param>
    public FieldRecordCommand.Write Write(FieldRecordKind kind, Place place, string by, string? account, List<FieldRecordFault> faults)
    {
        var form = FieldRecordForm.Of(kind);
        return new FieldRecordCommand.Write(
            new FieldRecordSpec(
                kind,
                place,
                Date(FieldRecordFields.Day, faults),
                InterviewInput.Line(fields[FieldRecordFields.Subject]),
                InterviewInput.Text(fields[FieldRecordFields.Words]),
                People,
                HeadCount,
                [],
                form.AsksPlaces ? Places(FieldRecordFields.Expected, faults) : [],
                Demand(faults),
                OrNull(FieldRecordFields.Plan),
                form.AsksParcel ? OrNull(FieldRecordFields.Parcel) : null,
                form.MayBeWithheld && this[FieldRecordFields.Withheld] == "yes"
            ),
            form.AsksWhoCame ? Places(FieldRecordFields.Came, faults) : [],
            by,
            account,
            Once
        );
    }

    /// <returns>The act. Null for a name that is none.</returns>
    public FieldRecordCommand? Act(string act, string by, List<FieldRecordFault> faults) =>
        act switch
        {
            "attend" => Places(FieldRecordFields.Came, faults) is [var place, ..]
                ? new FieldRecordCommand.Attend(place, Date(FieldRecordFields.Day, faults), by, Seen, Once)
                : null,
            "examine" => EnumWords.Parse<CaseParty>(this[FieldRecordFields.Party]) is { } party
                ? new FieldRecordCommand.Examine(
                    new PartyFinding(
                        party,
                        InterviewInput.Text(fields[FieldRecordFields.Finding]),
                        InterviewInput.Text(fields[FieldRecordFields.Measure]),
                        Date(FieldRecordFields.Day, faults)
                    ),
                    by,
                    Seen,
                    Once
                )
                : null,
            "release" => new FieldRecordCommand.Release(by, Seen, Once),
            "end" => new FieldRecordCommand.End(
                Date(FieldRecordFields.Day, faults),
                InterviewInput.Text(fields[FieldRecordFields.Words]),
                by,
                Seen,
                Once
            ),
            "correct" => new FieldRecordCommand.Correct(
                InterviewInput.Line(fields[FieldRecordFields.Subject]),
                InterviewInput.Text(fields[FieldRecordFields.Words]),
                People,
                HeadCount,
                InterviewInput.Text(fields[FieldRecordFields.Reason]),
                by,
                Seen,
                Once
            ),
            "withdraw" => new FieldRecordCommand.Withdraw(InterviewInput.Text(fields[FieldRecordFields.Reason]), by, Seen, Once),
            _ => null,
        };

    private FieldDemand? Demand(List<FieldRecordFault> faults)
    {
        var what = InterviewInput.Line(fields[FieldRecordFields.Demand]);
        return what.Length == 0 && this[FieldRecordFields.Due].Length == 0
            ? null
            : new FieldDemand(
                what,
                OrNull(FieldRecordFields.Unit),
                OrNull(FieldRecordFields.Leader),
                this[FieldRecordFields.Due].Length == 0 ? default : Date(FieldRecordFields.Due, faults)
            );
    }

    private EquatableArray<Place> Places(string field, List<FieldRecordFault> faults)
    {
        var found = new List<Place>();
        foreach (var typed in fields.All(field).Where(typed => typed.Trim().Length > 0))
        {
            if (Place.Parse(typed) is { } place)
                found.Add(place);
            else
                faults.Add(new(field, new($"“{typed}”不是地方。", $"“{typed}” is no place.")));
        }

        return found.ToEquatableArray();
    }

    /// <returns>The first day of the calendar where the field is empty or holds no date. The latter is a fault.</returns>
    private DateOnly Date(string field, List<FieldRecordFault> faults)
    {
        var typed = this[field];
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (typed.Length > 0)
            faults.Add(
                new(field, new($"“{typed}”不是日期：请按 2023-08-12 的格式填写。", $"“{typed}” is no date: write it as 2023-08-12."))
            );
        return default;
    }

    private string? OrNull(string field) => InterviewInput.Line(fields[field]) is { Length: > 0 } line ? line : null;
}
