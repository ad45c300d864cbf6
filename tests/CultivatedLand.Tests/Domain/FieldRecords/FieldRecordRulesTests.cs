using CultivatedLand.Domain;
using CultivatedLand.Domain.FieldRecords;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.FieldRecords;

/// <summary>What may be written into a record of work, and how it goes on.</summary>
public class FieldRecordRulesTests
{
    private static readonly DateTimeOffset Now = ChinaTime.At(Some.Day("2023-08-14"), new TimeOnly(10, 0));

    private static readonly Place Town = Place.Parse("沙河区/青石镇")!;

    private static readonly EquatableArray<Place> Villages =
    [
        .. new[] { "柳湾村", "松林村", "白杨村" }.Select(name => Place.Parse($"{Town}/{name}")!),
    ];

    private static readonly FieldRecordSpec Training = new(
        FieldRecordKind.Training,
        Town,
        Some.Day("2023-08-02"),
        "举证要求培训",
        "",
        Expected: Villages
    );

    [Fact]
    public void A_training_says_which_of_the_expected_villages_did_not_come() =>
        Assert.Equal([Villages[2]], Written(Training, Villages[0], Villages[1]).Absent);

    [Fact]
    public void A_village_that_comes_later_is_no_longer_absent()
    {
        var after = Done(
            Written(Training, Villages[0], Villages[1]),
            new FieldRecordCommand.Attend(Villages[2], Some.Day("2023-08-09"), "林")
        );

        Assert.Empty(after.Absent);
        Assert.Equal(Some.Day("2023-08-09"), after.Came[^1].Day);
    }

    [Fact]
    public void A_village_comes_once() =>
        Assert.Equal(
            FieldRecordFields.Came,
            FaultOf(Written(Training, Villages[0]), new FieldRecordCommand.Attend(Villages[0], Some.Day("2023-08-09"), "林")).Field
        );

    [Fact]
    public void The_demand_of_a_training_goes_to_those_alone_that_did_not_come() =>
        Assert.Equal([Villages[2]], Written(Training with { Demand = Demand("2023-08-20") }, Villages[0], Villages[1]).Asked);

    [Fact]
    public void A_village_that_makes_the_training_up_keeps_its_task()
    {
        var written = Written(Training with { Demand = Demand("2023-08-20") }, Villages[0], Villages[1]);

        Assert.Equal([Villages[2]], Done(written, new FieldRecordCommand.Attend(Villages[2], Some.Day("2023-08-14"), "林")).Asked);
    }

    [Fact]
    public void A_self_check_asks_every_village() =>
        Assert.Equal(Villages, Written(Training with { Kind = FieldRecordKind.SelfCheck, Demand = Demand("2023-08-15") }).Asked);

    [Fact]
    public void The_demand_of_an_inspection_is_a_task_of_the_place_with_one_phase()
    {
        var record = Written(Inspection with { Demand = new("清除堆料", null, "何静川", Some.Day("2023-09-20")) });
        var task = record.Task(record.Asked.Single());

        Assert.Equal(("清除堆料", Villages[0]), (task.Name, task.Place));
        Assert.Equal(("何静川", Some.Day("2023-09-20")), (task.Leaders.Single(), task.Phases.Single().Due));
        Assert.Equal(record.Id, FieldRecordId.Behind(record.Id.Task(1)));
    }

    [Theory]
    [InlineData("2023-08-15", FieldRecordFields.Day)]
    [InlineData("2022-08-12", FieldRecordFields.Day)]
    [InlineData("0001-01-01", FieldRecordFields.Day)]
    public void A_record_is_of_a_day_that_has_come_and_is_not_too_long_ago(string day, string field) =>
        Assert.Equal(field, Assert.Single(Faults(Inspection with { Day = Some.Day(day) })).Field);

    [Fact]
    public void A_case_file_is_not_closed_while_a_party_is_not_examined()
    {
        var file = Examined(Written(Inspection with { Kind = FieldRecordKind.CaseFile }), CaseParty.Offender, CaseParty.Department);
        var refused = Assert.IsType<FieldRecordOutcome.Refused>(Decide(file, Close));

        Assert.Equal(FieldRecordRefusal.NotNow, refused.Code);
        Assert.Contains("监督责任单位尚未查处", refused.Faults[0].Sentence.Chinese, StringComparison.Ordinal);
        Assert.Contains("supervising body is not examined", refused.Faults[0].Sentence.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_file_is_closed_once_all_three_parties_are_examined()
    {
        var file = Examined(
            Written(Inspection with { Kind = FieldRecordKind.CaseFile }),
            CaseParty.Offender,
            CaseParty.Department,
            CaseParty.Supervisor
        );

        Assert.False(Done(file, Close).IsOpen);
    }

    [Fact]
    public void A_second_finding_about_a_party_replaces_the_first() =>
        Assert.Single(
            Examined(Written(Inspection with { Kind = FieldRecordKind.CaseFile }), CaseParty.Offender, CaseParty.Offender).Findings
        );

    [Fact]
    public void A_withheld_visit_is_hidden_until_it_is_released()
    {
        var visit = Written(Inspection with { Kind = FieldRecordKind.Visit, IsWithheld = true });

        Assert.True(visit.IsHidden);
        Assert.False(Done(visit, new FieldRecordCommand.Release("周")).IsHidden);
    }

    [Fact]
    public void A_withheld_record_demands_nothing() =>
        Assert.Equal(
            FieldRecordFields.Withheld,
            Assert.Single(Faults(Inspection with { IsWithheld = true, Demand = Demand("2023-09-20") })).Field
        );

    [Fact]
    public void Publicity_needs_a_number_of_people() =>
        Assert.Equal(
            FieldRecordFields.HeadCount,
            Assert.Single(Faults(new FieldRecordSpec(FieldRecordKind.Publicity, Villages[0], Some.Day("2023-08-12"), "院坝会", ""))).Field
        );

    [Fact]
    public void A_demand_is_not_due_in_the_past() =>
        Assert.Equal(FieldRecordFields.Due, Assert.Single(Faults(Inspection with { Demand = Demand("2023-08-13") })).Field);

    [Fact]
    public void A_village_of_another_town_is_not_expected() =>
        Assert.Equal(
            FieldRecordFields.Expected,
            Assert.Single(Faults(Training with { Expected = [Place.Parse("沙河区/白塔镇/一村")!] })).Field
        );

    [Fact]
    public void A_record_is_corrected_by_who_wrote_it_with_what_it_was_in_the_history()
    {
        var after = Done(Written(Inspection), new FieldRecordCommand.Correct("堆料", "两处堆料", [], null, "写错", "林"));

        Assert.Equal("两处堆料", after.Spec.Words);
        Assert.Contains("一处堆料", after.History[^1].Words.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_else_takes_a_record_back() =>
        Assert.Contains(
            "林",
            FaultOf(Written(Inspection), new FieldRecordCommand.Withdraw("重复", "周")).Sentence.Chinese,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_record_whose_demand_is_a_task_is_not_taken_back() =>
        Assert.Contains(
            "-1",
            FaultOf(
                Written(Inspection with { Demand = Demand("2023-09-20") }),
                new FieldRecordCommand.Withdraw("重复", "林")
            ).Sentence.Chinese,
            StringComparison.Ordinal
        );

    [Fact]
    public void Of_two_who_act_at_once_the_second_is_told_of_the_first()
    {
        var record = Written(Inspection with { Kind = FieldRecordKind.Petition });
        var answered = Done(record, new FieldRecordCommand.Correct("诉求", "要求补偿", [], null, "写错", "林", Seen: 1));
        var refused = Assert.IsType<FieldRecordOutcome.Refused>(
            Decide(answered, new FieldRecordCommand.End(Some.Day("2023-08-14"), "已答复", "周", Seen: 1))
        );

        Assert.Equal(FieldRecordRefusal.ChangedMeanwhile, refused.Code);
    }

    [Fact]
    public void The_same_act_sent_again_changes_nothing()
    {
        var record = Written(Inspection with { Kind = FieldRecordKind.Petition });
        var end = new FieldRecordCommand.End(Some.Day("2023-08-14"), "已答复", "周", RequestKey: "k");

        Assert.False(Assert.IsType<FieldRecordOutcome.Done>(Decide(Done(record, end), end)).IsNew);
    }

    private static readonly FieldRecordSpec Inspection = new(
        FieldRecordKind.Inspection,
        Villages[0],
        Some.Day("2023-08-10"),
        "堆料",
        "一处堆料"
    );

    private static readonly FieldRecordCommand Close = new FieldRecordCommand.End(Some.Day("2023-08-14"), "结案", "周");

    private static FieldDemand Demand(string due) => new("整改", null, null, Some.Day(due));

    private static FieldRecord Examined(FieldRecord file, params CaseParty[] parties) =>
        parties.Aggregate(
            file,
            (known, party) =>
                Done(known, new FieldRecordCommand.Examine(new PartyFinding(party, "查明", "警告", Some.Day("2023-08-12")), "周"))
        );

    private static FieldRecordOutcome Decide(FieldRecord? record, FieldRecordCommand command) =>
        FieldRecordRules.Decide(record, command, Now);

    private static FieldRecord Written(FieldRecordSpec spec, params Place[] came) =>
        Assert.IsType<FieldRecordOutcome.Done>(Decide(null, new FieldRecordCommand.Write(spec, [.. came], "林"))).Record;

    private static FieldRecord Done(FieldRecord record, FieldRecordCommand command) =>
        Assert.IsType<FieldRecordOutcome.Done>(Decide(record, command)).Record;

    private static EquatableArray<FieldRecordFault> Faults(FieldRecordSpec spec) =>
        Assert.IsType<FieldRecordOutcome.Refused>(Decide(null, new FieldRecordCommand.Write(spec, [], "林"))).Faults;

    private static FieldRecordFault FaultOf(FieldRecord record, FieldRecordCommand command) =>
        Assert.Single(Assert.IsType<FieldRecordOutcome.Refused>(Decide(record, command)).Faults);
}
