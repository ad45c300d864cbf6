using System.Net;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;

namespace CultivatedLand.Tests.Web.Rows;

/// <summary>Row E22: a case that cannot be put right is closed on its papers and counted apart.</summary>
public sealed class PaperRowTests : RowTest
{
    private const string Reason = "手续齐全，界线有误";

    /// <summary>Starts three cases without an area, uploads papers to all, accepts and closes out the first.</summary>
    private async Task<IReadOnlyList<TaskId>> Three()
    {
        var rows = string.Concat(
            Enumerable.Range(1, 3).Select(number => $"{number},青禾县/石桥镇/柳树村,违法用地{number}号,,村委会,李村长,2023-08-30\n")
        );
        var plan = (await Forms.File("/plans", "违法用地.csv", Header + rows)).Headers.Location!.OriginalString.Split('?')[0];
        await Begin(plan);
        var ids = (await Office.Ledger.List(new TaskQuery(), default))
            .Tasks.Select(task => task.State)
            .OrderBy(task => task.Spec.Name, StringComparer.Ordinal)
            .Select(task => task.Id)
            .ToList();
        foreach (var id in ids)
            (
                await Administrator.PostAsync(
                    $"/api/tasks/{id}/evidence?name=papers.pdf",
                    new ByteArrayContent("%PDF-1.4 papers"u8.ToArray())
                )
            ).EnsureSuccessStatusCode();
        (await Post($"/api/tasks/{ids[0]}/report", """{"confirmed":true}""")).EnsureSuccessStatusCode();
        (await Post($"/api/tasks/{ids[0]}/close-out", "{}")).EnsureSuccessStatusCode();
        return ids;
    }

    [Fact]
    public async Task E22_one_rectified_two_closed_on_papers_none_open()
    {
        var ids = await Three();
        Clock.MoveTo("2023-08-18 10:07");
        foreach (var id in ids.Skip(1))
            Assert.Equal(HttpStatusCode.SeeOther, (await Act(id, "close-on-papers", ("reason", Reason))).StatusCode);

        Assert.Contains("整改销号1项、按材料办结2项、未完结0项", await Page("/ledger"), StringComparison.Ordinal);
        Assert.Contains("1 rectified, 2 closed on papers, 0 open", await Page("/ledger", isEnglish: true), StringComparison.Ordinal);
        var page = await Page($"/tasks/{ids[1]}");
        Assert.Contains("按材料办结", page, StringComparison.Ordinal);
        Assert.Contains(Reason, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E22_the_bulletin_counts_them_apart_and_nobody_is_reminded_any_more()
    {
        var ids = await Three();
        Clock.MoveTo("2023-08-18 10:07");
        foreach (var id in ids.Skip(1))
            await Act(id, "close-on-papers", ("reason", Reason));
        await Post("/api/rhythms", """{"name":"工作通报","place":"青禾县","kind":"bulletin","every":"week","weekday":5}""");
        await Until("2023-08-25 09:00");

        var bulletin = Office.Outbox.Records.First(mail => mail.Content.Subject.Contains("工作通报", StringComparison.Ordinal));
        Assert.Contains("已销号1项，按材料办结2项（单独计数）", bulletin.Content.Text, StringComparison.Ordinal);
        await Until("2023-08-31 09:00");
        Assert.DoesNotContain(Office.Outbox.Records, mail => mail.Content.Subject.Contains("逾期", StringComparison.Ordinal));
    }

    [Fact]
    public async Task E22_without_a_reason_nothing_is_closed()
    {
        var ids = await Three();
        var answer = await Act(ids[1], "close-on-papers", ("reason", ""));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(RectificationStatus.Active, (await Office.Ledger.Find(ids[1], default))!.State.Status);
    }
}
