using System.Text;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Domain.Deadlines;

namespace CultivatedLand.Tests.Application.Settings;

public class DeadlinePolicyFileTests
{
    private static LoadResult<DeadlinePolicy> Read(string json) => DeadlinePolicyFile.Read("policy.json", Encoding.UTF8.GetBytes(json));

    private static DeadlinePolicy Policy(string json) => Assert.IsType<LoadResult<DeadlinePolicy>.Ok>(Read(json)).Value;

    private static string Fault(string json) =>
        Assert.Single(Assert.IsType<LoadResult<DeadlinePolicy>.Rejected>(Read(json)).Faults).English;

    [Fact]
    public void What_is_left_out_keeps_its_default() => Assert.Equal(DeadlinePolicy.Default, Policy("{}"));

    [Fact]
    public void Every_figure_can_be_set() =>
        Assert.Equal(
            new DeadlinePolicy(
                new TimeOnly(8, 30),
                TimeSpan.FromMinutes(30),
                [10, 5],
                [new(2, NoticeKind.Overdue), new(4, NoticeKind.Interview)],
                3,
                20
            ),
            Policy(
                """{"sendAt":"08:30","sendingWindowMinutes":30,"reminders":[5,10,5],"ladder":[{"workdays":4,"kind":"interview"},{"workdays":2,"kind":"overdue"}],"stillOverdueEvery":3,"returnDays":20}"""
            )
        );

    [Fact]
    public void A_byte_order_mark_comments_and_trailing_commas_do_no_harm() =>
        Assert.Equal(20, Policy("\uFEFF{ /* twenty days */ \"returnDays\": 20, }").ReturnDays);

    [Fact]
    public void No_reminders_at_all_can_be_set() => Assert.Empty(Policy("""{"reminders":[]}""").Reminders);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"reminders\":[14,7")]
    [InlineData("{\"sendAt\":\"25:00\"}")]
    [InlineData("{\"returnDays\":\"soon\"}")]
    [InlineData("{\"returndayz\":20}")]
    public void What_cannot_be_read_is_told_with_an_example(string json) =>
        Assert.EndsWith("It must be JSON such as {\"sendAt\":\"09:00\",\"reminders\":[14,7,3,1,0]}.", Fault(json));

    [Fact]
    public void The_place_of_the_fault_is_told() =>
        Assert.Contains("$.returnDays (2:", Fault("{ \"sendAt\": \"09:00\",\n \"returnDays\": \"soon\" }"));

    [Theory]
    [InlineData("""{"ladder":[{"workdays":1,"kind":"shouting"}]}""", "shouting")]
    [InlineData("""{"ladder":[{"workdays":1}]}""", "")]
    [InlineData("""{"ladder":[null]}""", "")]
    public void A_rung_of_no_known_kind_is_told_what_there_is(string json, string kind) =>
        Assert.Equal($"policy.json: “{kind}” is no kind of rung; write overdue, supervision-letter or interview.", Fault(json));

    [Theory]
    [InlineData("""{"reminders":[400]}""", "policy.json: A reminder is sent from 0 to 365 days before the due date.")]
    [InlineData(
        """{"ladder":[{"workdays":1,"kind":"overdue"},{"workdays":1,"kind":"interview"}]}""",
        "policy.json: Two rungs of the ladder stand on one workday."
    )]
    [InlineData(
        """{"ladder":[{"workdays":1,"kind":"reminder"}]}""",
        "policy.json: A rung is an overdue notice, a supervision letter or an interview notice."
    )]
    [InlineData("""{"stillOverdueEvery":0}""", "policy.json: Still-overdue notices follow each other by 1 to 250 workdays.")]
    [InlineData("""{"sendingWindowMinutes":0}""", "policy.json: The sending window must be longer than nothing and end before midnight.")]
    public void A_figure_that_makes_no_sense_is_told(string json, string sentence) => Assert.Equal(sentence, Fault(json));
}
