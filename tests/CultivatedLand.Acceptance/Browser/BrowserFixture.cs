using Microsoft.Playwright;

namespace CultivatedLand.Acceptance.Browser;

/// <summary>The system's Chromium, started once for all tests that need one. They follow each other: a browser is no small guest.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Places = [Environment.GetEnvironmentVariable("CHROMIUM") ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string? Executable { get; } = Places.FirstOrDefault(File.Exists);

    internal IBrowser Browser => browser ?? throw new InvalidOperationException("There is no browser on this machine.");

    public async Task InitializeAsync()
    {
        if (Executable is null) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"],
            Timeout = 60_000,
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
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
    public const string Missing = "No Chromium is installed on this machine; this test did not run. (.ci/run installs it; CHROMIUM names another place.)";

    public BrowserFactAttribute()
    {
        if (BrowserFixture.Executable is null) Skip = Missing;
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (BrowserFixture.Executable is null) Skip = BrowserFactAttribute.Missing;
    }
}
