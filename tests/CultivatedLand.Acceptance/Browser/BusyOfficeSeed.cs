using CultivatedLand.Acceptance.Hosting;
using SkiaSharp;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>
/// A host in the middle of its year: tasks in time and late, mails gone out, a letter, photographs, names that try everything.
/// </summary>
public sealed class BusyOfficeSeed : IAsyncLifetime, IDisposable
{
    /// <summary>Markup, an emoji, a mark that turns the direction of reading, and a village whose name has 200 signs.</summary>
    public const string NastyName = "<b>恢复</b>🌾\u202eאדמה \"'&amp; ؜ارض";

    private readonly TemporaryData _data = new();

    public HostProcess Host { get; private set; } = null!;

    public string Token { get; private set; } = "";

    /// <summary>The addresses that the tour needs: of tasks and mails as they came to be.</summary>
    public Dictionary<string, string> Known { get; } = [];

    public async Task InitializeAsync()
    {
        if (BrowserFixture.Executable is null)
            return;
        Host = await Sample.Started(_data);
        Token = (await File.ReadAllTextAsync(Host.Folder.Token)).Trim();
        var api = Host.Api;
        (
            await api.Upload(
                "/api/plans?start=true",
                "清单.csv",
                Sample.Bytes(
                    $"石桥镇2023年任务清单\n序号,任务名称,所在村,任务面积（亩）,翻耕时限,种植时限,验收时限\n"
                        + $"1,{NastyName.Replace("\"", "“", StringComparison.Ordinal)},{new string('长', 198)}村,12.5,8月10日,9月1日,10月1日\n"
                )
            )
        ).Ok();
        var restore = (await api.Task(Sample.Restore)).Text("id");
        var draft = Sample
            .Plan.Replace("41号", "77号", StringComparison.Ordinal)
            .Replace("8月20日前完成翻耕", "2月30日前完成翻耕", StringComparison.Ordinal);
        var received = (await api.Upload("/api/plans", "草稿.txt", Sample.Bytes(draft))).Ok();
        Known["draft"] = $"/plans/{received.Text("hash")}";
        await api.SetClock("2023-08-04T09:30");
        (
            await api.Post(
                $"/api/tasks/{restore}/report",
                new()
                {
                    ["phase"] = "1",
                    ["areaMu"] = 32.5m,
                    ["by"] = "罗明远",
                }
            )
        ).Ok();
        (
            await api.Post(
                $"/api/tasks/{restore}/request-extension",
                new()
                {
                    ["phase"] = "1",
                    ["due"] = "2023-09-05",
                    ["reason"] = "连续阴雨，机械无法下田",
                    ["by"] = "建管办值班室",
                }
            )
        ).Ok();
        (await api.Upload($"/api/tasks/{restore}/evidence", "翻耕现场.jpg", Photograph())).Ok();
        (await api.Upload($"/api/tasks/{restore}/evidence", "会议纪要.pdf", "%PDF-1.7"u8.ToArray())).Ok();
        (
            await api.Post(
                "/api/webhooks",
                new()
                {
                    ["name"] = "监测平台",
                    ["address"] = "https://monitor.example.cn/hook",
                    ["secret"] = "a-secret-of-some-length",
                }
            )
        ).Ok();
        (
            await api.Post(
                "/api/webhooks",
                new()
                {
                    ["name"] = "专班群",
                    ["format"] = "wecom",
                    ["address"] = "https://robot.example.cn/send?key=1",
                    ["places"] = new System.Text.Json.Nodes.JsonArray("青禾县/石桥镇"),
                }
            )
        ).Ok();
        await api.SetClock("2023-08-24T10:00");
        Known["task"] = $"/tasks/{restore}";
        Known["link"] = new Uri(
            Host.Mails.Scheduled()
                .First(mail => mail.Text.Contains(Sample.Restore, StringComparison.Ordinal) && mail.Links.Any())
                .Links.First()
        ).AbsolutePath;
        Known["done-task"] = $"/tasks/{(await api.Task(Sample.IllegalUse)).Text("id")}";
        Known["nasty"] = await Nasty(api) is { } nasty ? $"/tasks/{nasty}" : Known["task"];
        Known["mail"] = $"/mails/{(await api.Mails())[0].Text("id")}";
        Known["plan"] =
            $"/plans/{(await api.Get("/api/plans")).Ok().AsArray().First(plan => plan!.Text("state") == "started")!.Text("hash")}";
    }

    public async Task DisposeAsync()
    {
        if (Host is not null)
            await Host.DisposeAsync();
    }

    public void Dispose() => _data.Dispose();

    /// <summary>A field under a sky.</summary>
    public static byte[] Photograph()
    {
        using var bitmap = new SKBitmap(1600, 1200);
        using (var canvas = new SKCanvas(bitmap))
        using (var soil = new SKPaint { Color = new SKColor(122, 88, 54) })
        using (var furrow = new SKPaint { Color = new SKColor(92, 64, 38), StrokeWidth = 14 })
        {
            canvas.Clear(new SKColor(158, 196, 226));
            canvas.DrawRect(0, 480, 1600, 720, soil);
            for (var line = -10; line <= 10; line++)
                canvas.DrawLine(800 + (line * 30), 480, 800 + (line * 190), 1200, furrow);
        }

        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 85);
        return jpeg.ToArray();
    }

    private static async Task<string?> Nasty(HostApi api) =>
        (await api.Tasks()).FirstOrDefault(task => task.Text("place").Contains("长长长", StringComparison.Ordinal))?.Text("id");
}
