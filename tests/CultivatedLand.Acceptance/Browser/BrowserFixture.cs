using Microsoft.Playwright;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>The system's Chromium, started once for all tests that need one. They follow each other: a browser is no small guest.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        Environment.GetEnvironmentVariable("CHROMIUM") ?? "",
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string? Executable { get; } = Places.FirstOrDefault(File.Exists);

    internal IBrowser Browser => _browser ?? throw new InvalidOperationException("There is no browser on this machine.");

    public async Task InitializeAsync()
    {
        if (Executable is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Executable,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-quic",
                ],
                Timeout = 300_000,
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "In a browser";
}

/// <summary>A test in a real browser; where none is installed it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public const string Missing =
        "No Chromium is installed on this machine; this test did not run. (.ci/run installs it; CHROMIUM names another place.)";

    public BrowserFactAttribute()
    {
        if (BrowserFixture.Executable is null)
            Skip = Missing;
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (BrowserFixture.Executable is null)
            Skip = BrowserFactAttribute.Missing;
    }
}
