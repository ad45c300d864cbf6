using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CultivatedLand.Acceptance.Hosting;

namespace CultivatedLand.Acceptance.Story;

/// <summary>
/// The clerk's story against the real host: upload a notice, correct a date, say who a recipient is, start;
/// and the reminder goes by the corrected date to that person.
/// </summary>
public sealed class CorrectedPlanTests : HostTest
{
    private const string Ploughing = "2023-08-27";
    private const string Field = "__RequestVerificationToken";

    private string _cookies = "";

    protected override async Task<HostProcess> Begin()
    {
        var host = await HostProcess.StartAt("2023-07-20T08:00", Data);
        (await host.Api.PutDirectory(Sample.People)).Ok();
        return host;
    }

    [Fact]
    public async Task The_reminder_goes_by_the_corrected_date_to_the_recipient_who_was_filled_in()
    {
        var plan = await CheckedPlan();
        Assert.Equal(HttpStatusCode.SeeOther, (await Form($"{plan}/start", ("version", "1"))).StatusCode);

        await Api.SetClock("2023-08-14T12:00");

        // Fourteen days before 08-27 is a Sunday: the reminder moves back to Friday 08-11.
        // By the date as printed it would have gone on 08-04.
        var mails = Host.Mails.Scheduled().Where(mail => mail.To == "wan.qing@shiqiao.example.cn").ToList();
        Assert.Equal(["2023-08-11"], mails.Select(mail => mail.Day));
        Assert.Contains("恢复补足", mails[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_killed_keeps_the_corrections_and_starts_with_them()
    {
        var plan = await CheckedPlan();
        await KilledAndStartedAt("2023-07-20T08:10");

        await Form($"{plan}/start", ("version", "1"));

        Assert.Equal(Ploughing, (await Api.Task(Sample.Restore))["phases"]![0]!.Text("due"));
    }

    [Fact]
    public async Task A_policy_set_in_the_console_outlives_the_host()
    {
        (
            await Api.Send(
                new HttpRequestMessage(HttpMethod.Put, "/api/settings/policy") { Content = new StringContent("""{"reminders":[20]}""") }
            )
        ).Ok();
        await KilledAndStartedAt("2023-07-20T08:10");

        Assert.Equal(20, (await Api.Get("/api/settings/policy")).Ok()["reminders"]![0]!.GetValue<int>());
    }

    /// <summary>Ploughing due a week later, and a leader for the village who was in no directory.</summary>
    private async Task<string> CheckedPlan()
    {
        var uploaded = await Send(
            HttpMethod.Post,
            "/plans",
            new MultipartFormDataContent
            {
                { new StringContent(await Proof()), Field },
                { new ByteArrayContent(Sample.Bytes(Sample.Plan)), "file", Sample.PlanName },
            }
        );
        var plan = uploaded.Headers.Location!.OriginalString.Split('?')[0];
        var key = await KeyOfRestore(plan);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await Form($"{plan}/correct", ("scope", $"task.{key}"), ("version", "0"), ($"task.{key}.phase.0.due", Ploughing))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (
                await Form(
                    $"{plan}/people",
                    ("p.0.0.who", "青禾县/石桥镇\tleader\t各村联系领导"),
                    ("p.0.0.name", "万青"),
                    ("p.0.0.mail", "wan.qing@shiqiao.example.cn")
                )
            ).StatusCode
        );
        return plan;
    }

    /// <summary>As the page names the task in its forms.</summary>
    private async Task<string> KeyOfRestore(string plan)
    {
        var page = await (await Send(HttpMethod.Get, plan, null)).Content.ReadAsStringAsync();
        for (var key = 0; ; key++)
        {
            var card = page[page.IndexOf($"id=\"t-{key}\"", StringComparison.Ordinal)..];
            if (card[..card.IndexOf("</h3>", StringComparison.Ordinal)].Contains(Sample.Restore, StringComparison.Ordinal))
                return $"{key}";
        }
    }

    private async Task<HttpResponseMessage> Form(string path, params (string Name, string Value)[] fields) =>
        await Send(
            HttpMethod.Post,
            path,
            new FormUrlEncodedContent([
                KeyValuePair.Create(Field, await Proof()),
                .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            ])
        );

    /// <summary>What shows that a form comes from a page of the host.</summary>
    private async Task<string> Proof()
    {
        using var page = await Send(HttpMethod.Get, "/plans", null);
        if (page.Headers.TryGetValues("Set-Cookie", out var set))
            _cookies = string.Join("; ", set.Select(cookie => cookie.Split(';')[0]));
        return WebUtility.HtmlDecode(
            Regex.Match(await page.Content.ReadAsStringAsync(), $"name=\"{Field}\" value=\"([^\"]+)\"").Groups[1].Value
        );
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(Host.Folder.Token)).Trim());
        if (_cookies.Length > 0)
            request.Headers.Add("Cookie", _cookies);
        return await Api.Http.SendAsync(request);
    }
}
