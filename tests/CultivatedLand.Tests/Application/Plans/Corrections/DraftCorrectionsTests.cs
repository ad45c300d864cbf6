using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Plans.Corrections;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.Plans.Corrections;

/// <summary>The second task of the notice: 101 mu, 32 done, plough 08-20, plant 09-30, apply 10-20, accept 10-30.</summary>
public class DraftCorrectionsTests
{
    private static readonly PlanDraft Read = Notice.Draft();

    private static CorrectedDraft Apply(params (string Address, string After)[] corrections)
    {
        var values = new DraftCorrections([]).Apply(Read, null).Values.ToDictionary();
        var list = new List<Correction>();
        foreach (var (address, after) in corrections)
        {
            list.Add(new Correction(address, values.GetValueOrDefault(address, ""), after, "罗明远", Some.At("2023-07-20")));
            values[address] = after;
        }

        return new DraftCorrections(list).Apply(Read, Some.Day("2023-07-20"));
    }

    private static DraftTask Second(CorrectedDraft corrected) => corrected.Draft.Tasks[1];

    [Fact]
    public void Nothing_corrected_leaves_the_very_draft_that_was_read() => Assert.Same(Read, Apply().Draft);

    [Fact]
    public void A_corrected_due_date_keeps_the_words_it_was_read_from()
    {
        var phase = Second(Apply(("task.1.phase.0.due", "2023-08-25"))).Phases[0];

        Assert.Equal((Some.Day("2023-08-25"), Read.Tasks[1].Phases[0].Quote), (phase.Due!.Value, phase.Quote));
    }

    [Fact]
    public void What_nobody_corrected_stays_the_object_that_was_read() =>
        Assert.Same(Read.Tasks[0], Apply(("task.1.area", "99")).Draft.Tasks[0]);

    [Fact]
    public void Every_value_of_a_task_can_be_corrected()
    {
        var task = Second(
            Apply(
                ("task.1.name", "恢复耕地"),
                ("task.1.kind", "patrol"),
                ("task.1.place", "松林村"),
                ("task.1.area", "99.5"),
                ("task.1.done", "31"),
                ("task.1.units", "甲村、乙村"),
                ("task.1.leads", "农服中心"),
                ("task.1.leaders", "李四")
            )
        );

        Assert.Equal(
            "恢复耕地 Patrol 松林村 99.5 31 甲村、乙村 农服中心 李四",
            $"{task.Name} {task.Kind} {task.Place} {task.AreaMu} {task.DoneAreaMu} "
                + $"{string.Join('、', task.ResponsibleUnits)} {task.LeadUnits.Single()} {task.Leaders.Single()}"
        );
    }

    [Fact]
    public void The_plan_itself_can_be_corrected()
    {
        var draft = Apply(
            (DraftFieldPath.Title, "整改方案"),
            (DraftFieldPath.Number, "青石府〔2023〕13号"),
            (DraftFieldPath.Issuer, "白杨镇人民政府"),
            (DraftFieldPath.Issued, "2023-07-21")
        ).Draft;

        Assert.Equal(
            ("整改方案", "青石府〔2023〕13号", "白杨镇人民政府", Some.Day("2023-07-21")),
            (draft.Title, draft.DocumentNumber, draft.Issuer, draft.Issued!.Value)
        );
    }

    [Fact]
    public void A_phase_that_is_removed_is_gone_and_the_others_keep_their_dates() =>
        Assert.Equal(
            ["09-30", "10-20", "10-30"],
            Second(Apply(("task.1.phase.0.removed", "yes")))
                .Phases.Where(phase => phase.Rank == PhaseRank.Step)
                .Select(phase => $"{phase.Due:MM-dd}")
        );

    [Fact]
    public void A_phase_that_is_added_is_a_step_of_the_task()
    {
        var plan = Build(Apply(("task.0.phase.n1.name", "核实"), ("task.0.phase.n1.kind", "other"), ("task.0.phase.n1.due", "2023-08-15")));

        Assert.Equal(["08-15 核实", "10-30 整改时限"], plan.Tasks[0].Phases());
    }

    [Fact]
    public void A_share_is_corrected_and_another_is_added() =>
        Assert.Equal(
            ["柳湾村 45", "松林村 20", "白杨村 5"],
            Build(Apply(("task.0.share.0.area", "45"), ("task.0.share.n1.unit", "白杨村"), ("task.0.share.n1.area", "5")))
                .Tasks.Take(3)
                .Select(task => $"{task.Spec.Place.Name} {task.Spec.Target}")
        );

    [Fact]
    public void A_task_is_left_out_and_one_is_added_with_a_number_of_its_own() =>
        Assert.Equal(
            ["2", "3"],
            Apply(("task.0.removed", "yes"), ("task.n1.name", "巡查"), ("task.n1.kind", "patrol")).Draft.Tasks.Select(task => task.Id)
        );

    [Fact]
    public void A_finding_about_the_old_value_is_settled_by_the_new_one()
    {
        var wrong = Apply(("task.0.share.0.area", "45"));

        Assert.Contains(wrong.Draft.Findings, finding => finding.Code == "breakdown-sum");
        Assert.DoesNotContain(
            Apply(("task.0.share.0.area", "45"), ("task.0.area", "65")).Draft.Findings,
            finding => finding.Code == "breakdown-sum"
        );
    }

    [Fact]
    public void A_date_before_the_phase_it_follows_is_found() =>
        Assert.Contains(Apply(("task.1.phase.1.due", "2023-08-10")).Draft.Findings, finding => finding.Code == "phase-order");

    [Fact]
    public void A_correction_back_to_what_was_read_is_no_correction_any_more()
    {
        var corrected = Apply(("task.1.area", "99"), ("task.1.area", "101"));

        Assert.False(corrected.IsCorrected("task.1.area"));
    }

    [Fact]
    public void A_correction_of_what_is_not_there_any_more_changes_nothing_and_says_so()
    {
        var corrected = new DraftCorrections([new Correction("task.1.area", "77", "99", "罗明远", Some.At("2023-07-20"))]).Apply(
            Read,
            null
        );

        Assert.Equal((101m, "task.1.area"), (Second(corrected).AreaMu!.Value, corrected.Lost.Single().Address));
    }

    [Theory]
    [InlineData("task.1.area", DraftValueKind.Area)]
    [InlineData("task.1.phase.0.due", DraftValueKind.Date)]
    [InlineData("task.n3f2.share.n1.unit", DraftValueKind.Words)]
    [InlineData("issued", DraftValueKind.Date)]
    public void Addresses_name_kinds(string address, DraftValueKind kind) => Assert.Equal(kind, DraftFieldPath.KindOf(address));

    [Theory]
    [InlineData("task.name")]
    [InlineData("task.1.phase.0")]
    [InlineData("task.1.due")]
    [InlineData("task.1.phase.0.area")]
    [InlineData("task.-1.area")]
    [InlineData("task.1.area\n")]
    [InlineData("version")]
    [InlineData("")]
    public void What_is_no_address_names_none(string address) => Assert.Null(DraftFieldPath.KindOf(address));

    [Theory]
    [InlineData(DraftValueKind.Date, "2023年8月25日", "2023-08-25")]
    [InlineData(DraftValueKind.Date, "２０２３-８-２５", "2023-08-25")]
    [InlineData(DraftValueKind.Area, " 1,180.40 亩 ", "1180.4")]
    [InlineData(DraftValueKind.Names, "甲村，乙村; 甲村", "甲村、乙村")]
    [InlineData(DraftValueKind.Words, "\u202e甲\u0007村", "甲村")]
    [InlineData(DraftValueKind.Date, "", "")]
    public void What_people_type_is_kept_in_one_form(DraftValueKind kind, string typed, string kept) =>
        Assert.Equal((kept, null), DraftValueFormat.Read(kind, typed));

    [Theory]
    [InlineData(DraftValueKind.Date, "2023-02-30")]
    [InlineData(DraftValueKind.Date, "9999-01-01")]
    [InlineData(DraftValueKind.Area, "-5")]
    [InlineData(DraftValueKind.Area, "1.005")]
    [InlineData(DraftValueKind.Area, "很多")]
    [InlineData(DraftValueKind.Words, " ")]
    [InlineData(DraftValueKind.TaskKind, "garden")]
    [InlineData(DraftValueKind.Policy, "{")]
    public void What_cannot_be_used_gets_a_sentence(DraftValueKind kind, string typed) =>
        Assert.NotNull(DraftValueFormat.Read(kind, typed).Fault);

    private static CultivatedLand.Domain.Plans.Plan Build(CorrectedDraft corrected) =>
        new PlanBuilder(Some.ChinaCalendar, Some.Day("2023-07-20")).Build(corrected.Draft);
}
