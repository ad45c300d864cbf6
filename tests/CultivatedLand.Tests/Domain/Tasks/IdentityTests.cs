using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Domain.Tasks;

public class IdentityTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("3fa9c1d2-2-1")]
    [InlineData("0-")]
    public void A_task_id_is_lower_case_letters_digits_and_hyphens(string text) => Assert.Equal(text, TaskId.Parse(text)?.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("Task")]
    [InlineData("任务")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    public void Anything_else_is_no_task_id(string? text) => Assert.Null(TaskId.Parse(text));

    [Fact]
    public void A_task_id_has_at_most_sixty_four_characters()
    {
        Assert.NotNull(TaskId.Parse(new string('a', 64)));
        Assert.Null(TaskId.Parse(new string('a', 65)));
    }

    [Fact]
    public void A_wrong_task_id_is_named_in_the_complaint() =>
        Assert.Contains("“A”", Assert.Throws<FormatException>(() => TaskId.Of("A")).Message);

    /// <summary>Stored ledgers and sent mails hold these strings: they never change.</summary>
    [Theory]
    [InlineData(NoticeKind.Reminder, 14, "3fa9c1d2-1.2.1.20230820.b14")]
    [InlineData(NoticeKind.Reminder, 0, "3fa9c1d2-1.2.1.20230820.b0")]
    [InlineData(NoticeKind.SupervisionLetter, 3, "3fa9c1d2-1.2.1.20230820.a3")]
    public void The_identity_of_a_notice_is_written_the_same_for_ever(NoticeKind kind, int distance, string expected) =>
        Assert.Equal(expected, new NoticeId(Some.Id, 2, 1, Some.Day("2023-08-20"), new NoticeStep(kind, distance)).ToString());

    [Fact]
    public void The_identity_is_task_phase_round_due_date_and_step()
    {
        var id = TaskStory.Of(Some.FourPhases(), "2023-07-31").WakeWhenAsked("2023-08-04").Notices[0].Id;

        Assert.Equal(new NoticeId(Some.Id, 1, 1, Some.Day("2023-08-20"), new NoticeStep(NoticeKind.Reminder, 14)), id);
    }
}
