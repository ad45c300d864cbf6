using CultivatedLand.Acceptance.Hosting;
using CultivatedLand.Testing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>Somebody before a screen: a browser of their own, with what it complained about.</summary>
internal sealed class BrowserSession : IAsyncDisposable
{
    private const int Patience = 180_000;

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private BrowserSession(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    /// <summary>Errors on the browser's console, such as what the content security policy kept out.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static Task<BrowserSession> Desktop(IBrowser browser, HostProcess host, string? token = null) =>
        Take(browser, Options(host, token, 1280, 900));

    /// <summary>A small phone, 360 pixels wide, touched and not clicked.</summary>
    public static Task<BrowserSession> Phone(IBrowser browser, HostProcess host, string? token = null, bool withScript = true)
    {
        var options = Options(host, token, 360, 740);
        (options.IsMobile, options.HasTouch, options.DeviceScaleFactor, options.JavaScriptEnabled) = (true, true, 2, withScript);
        return Take(browser, options);
    }

    public async Task<BrowserSession> Open(string path)
    {
        await Page.GotoAsync(path);
        return this;
    }

    public async Task Press(string button) =>
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public async Task Tap(string button) =>
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex(button) }).First.TapAsync();

    /// <summary>Opens what is folded under these words; leaves open what is open.</summary>
    public async Task Unfold(string words)
    {
        var details = Page.Locator("details")
            .Filter(new() { Has = Page.Locator("summary", new() { HasTextRegex = new System.Text.RegularExpressions.Regex("^" + words) }) })
            .First;
        if (await details.GetAttributeAsync("open") is null)
            await details.Locator("summary").First.ClickAsync();
    }

    /// <summary>Presses the tab key until the focus is there, as somebody without a mouse does.</summary>
    public async Task TabTo(string selector)
    {
        for (var press = 0; press < 80; press++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.Locator(selector).EvaluateAsync<bool>("field => field === document.activeElement"))
                return;
        }

        throw new InvalidOperationException($"The tab key does not lead to {selector}.");
    }

    public async Task<string> Text() => await Page.InnerTextAsync("body");

    public async Task Sees(string words) =>
        await Assertions.Expect(Page.Locator("body")).ToContainTextAsync(words, new() { Timeout = Patience });

    /// <summary>The whole page as a picture, kept as output of the build for people to look at.</summary>
    public async Task Shoot(string name)
    {
        Directory.CreateDirectory(Repository.Screenshots);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, name + ".png"), FullPage = true });
    }

    /// <summary>
    /// What axe finds wrong with the page, one line each. A frame in which no script may run it cannot look into, and waits for ever:
    /// such frames are taken out first.
    /// </summary>
    public async Task<IReadOnlyList<string>> Barriers(ColorScheme scheme)
    {
        await Page.EvaluateAsync("document.querySelectorAll('iframe[sandbox][title]').forEach(frame => frame.remove())");
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return [.. found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{scheme}: {rule.Id} ({rule.Help}) at {node.Html}"))];
    }

    /// <summary>Whether the page is wider than the screen: people would have to push it sideways.</summary>
    public Task<bool> IsTooWide() =>
        Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static BrowserNewContextOptions Options(HostProcess host, string? token, int width, int height) =>
        new()
        {
            BaseURL = host.Api.Http.BaseAddress!.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            Locale = "zh-CN",
            ExtraHTTPHeaders = token is null ? null : new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
        };

    private static async Task<BrowserSession> Take(IBrowser browser, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var browserSession = new BrowserSession(context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                browserSession._complaints.Add(message.Text);
        };
        page.PageError += (_, error) => browserSession._complaints.Add(error);
        return browserSession;
    }
}
