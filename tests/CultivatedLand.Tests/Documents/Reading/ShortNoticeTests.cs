namespace CultivatedLand.Tests.Documents.Reading;

public class ShortNoticeTests
{
    [Fact]
    public void A_notice_that_ends_with_its_steps_has_no_step_on_the_day_it_was_signed()
    {
        var draft = SomeDocument.Draft(
            "关于限期复耕的通知\n\n各村：\n一、整改步骤\n1.8月5日前印发告知书。\n2.8月20日前拆除，9月10日前播种。\n\n特此通知。\n\n石桥镇人民政府\n2024年7月29日\n"
        );
        Assert.Equal(["2024-08-05", "2024-08-20", "2024-09-10"], Dues(draft));
        Assert.Equal(("石桥镇人民政府", new DateOnly(2024, 7, 29)), (draft.Issuer, draft.Issued));
    }

    [Theory]
    [InlineData("石桥镇人民政府 2024年2月24日")]
    [InlineData("石桥镇人民政府　2024年2月24日印发")]
    [InlineData("石桥镇人民政府（印章）\n2024年2月24日")]
    public void The_signature_may_share_its_line_with_the_date_or_bear_a_seal(string tail)
    {
        var draft = SomeDocument.Draft($"撂荒地整治方案\n\n一、抓好整治。6月30日前完成。\n\n{tail}\n");
        Assert.Equal(("石桥镇人民政府", new DateOnly(2024, 2, 24)), (draft.Issuer, draft.Issued));
    }

    [Fact]
    public void A_plan_issued_by_a_notice_without_brackets_keeps_its_own_title()
    {
        var draft = SomeDocument.Draft(
            "石桥镇人民政府关于印发2024年撂荒地整治方案的通知\n\n各村：\n现印发给你们。\n\n石桥镇人民政府\n2024年3月1日\n\n2024年撂荒地整治方案\n\n一、2024年8月31日前完成整治。\n"
        );
        Assert.Equal("2024年撂荒地整治方案", draft.Title);
    }

    [Theory]
    [InlineData("石桥镇人民政府关于限期拆除违建、恢复耕地的通告")]
    [InlineData("石桥镇沟渠清淤任务书")]
    [InlineData("石桥镇田间道路管护规程")]
    public void A_title_is_found_whatever_the_genre(string title) =>
        Assert.Equal(title, SomeDocument.Draft($"{title}\n\n一、2024年8月31日前整改。\n\n石桥镇人民政府\n2024年3月1日\n").Title);

    [Fact]
    public void The_number_of_an_approval_is_not_the_documents_own()
    {
        var draft = SomeDocument.Draft(
            "柳树村土地整理项目实施方案\n\n批准文号：石自然资发〔2023〕7号\n建设工期：2024年1月至2024年12月\n\n一、进度安排\n1.第一季度末完成平整。\n2.2024年11月20日前自验，12月底前申请验收。\n"
        );
        Assert.Null(draft.DocumentNumber);
        Assert.Equal(["2024-03-31", "2024-11-20", "2024-12-31"], Dues(draft));
    }

    [Fact]
    public void The_colon_of_a_clock_time_parts_no_heading() =>
        Assert.Equal(
            ["2024-03-21"],
            Dues(
                SomeDocument.Draft(
                    "关于做好复耕工作的通知\n\n一、有关安排\n（一）请各村于3月21日上午9:30前把花名册交到镇农服中心。\n\n石桥镇人民政府\n2024年3月1日\n"
                )
            )
        );

    [Fact]
    public void Lines_that_begin_with_their_time_stay_apart()
    {
        var draft = SomeDocument.Draft(
            "柳树村2025年复耕倒排工期表\n\n一、工期安排\n4月1日至10日：完成第一批8处地块清理，并完成翻耕平整\n4月11日至20日：完成第二批9处地块清理，并完成翻耕平整\n5月上旬："
                + "复核\n\n石桥镇人民政府\n2025年3月24日\n"
        );
        Assert.Equal(["2025-04-10", "2025-04-20", "2025-05-10"], Dues(draft));
    }

    [Fact]
    public void The_dates_of_a_list_share_its_verb()
    {
        var phases = SomeDocument
            .Draft("关于报送进展的通知\n\n一、抓好报送。5月、8月、10月底前分别上交台账。\n\n石桥镇人民政府\n2024年3月1日\n")
            .Tasks.SelectMany(task => task.Phases)
            .ToList();
        Assert.Equal(3, phases.Count);
        Assert.All(phases, phase => Assert.Contains("上交台账", phase.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_reported_problem_is_called_by_what_was_reported_and_keeps_its_measures()
    {
        var draft = SomeDocument.Draft(
            "石桥镇整改方案\n\n（一）督察报告指出：柳树村违规占用耕地。\n责任单位：柳树村委会\n整改时限：2026年6月底\n整改措施：\n1.先行登记，逐户上门。\n2.2025年8月底前拆完棚架；2026年上半年复种。\n"
        );
        var task = Assert.Single(draft.Tasks);
        Assert.Contains(new DateOnly(2025, 8, 31), task.Phases.Select(phase => phase.Due!.Value));
    }

    [Fact]
    public void Two_annexes_with_plans_are_two_tasks()
    {
        var draft = SomeDocument.Draft(
            "石桥镇人民政府关于印发两个方案的通知\n\n各村：\n现印发给你们。\n\n石桥镇人民政府\n2024年8月5日\n\n附件1\n石桥镇撂荒地整治方案\n\n一、整治任务。全镇整治撂荒地120亩。\n二、时间安排。"
                + "9月30日前完成翻耕。\n\n附件2\n石桥镇违法占地整改方案\n\n一、整改任务。占用耕地8.2亩。\n二、时间安排。10月20日前拆除。\n"
        );
        Assert.Equal(
            ["2024-09-30", "2024-10-20"],
            draft.Tasks.Select(task => Assert.Single(task.Phases).Due!.Value.ToString("yyyy-MM-dd", null))
        );
    }

    [Fact]
    public void A_section_of_terms_belongs_to_the_task_of_the_plan()
    {
        var task = Assert.Single(
            SomeDocument
                .Draft(
                    "石桥镇2024年补充耕地任务分解方案\n\n一、总体任务\n全镇补充耕地420亩。\n\n二、进度要求\n各村6月底前完成一半，11月底前全面完成。\n\n三、有关要求\n镇农服中心负责指导。"
                        + "\n\n石桥镇人民政府\n2024年2月5日\n"
                )
                .Tasks
        );
        Assert.Equal((420m, 2), (task.AreaMu!.Value, task.Phases.Length));
    }

    private static List<string> Dues(CultivatedLand.Documents.Drafts.PlanDraft draft) =>
        [
            .. draft
                .Tasks.SelectMany(task => task.Phases)
                .Where(phase => phase.Due is not null)
                .Select(phase => phase.Due!.Value.ToString("yyyy-MM-dd", null))
                .Distinct()
                .Order(),
        ];
}
