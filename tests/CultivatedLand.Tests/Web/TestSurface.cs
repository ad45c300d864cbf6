using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Acceptance.Simulation;
using CultivatedLand.Casework.Accounts;
using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Casework.Desks;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Ledgers.Views;
using CultivatedLand.Casework.Links;
using CultivatedLand.Casework.Posting.Composing;
using CultivatedLand.Casework.Settings;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Places;
using CultivatedLand.Tests.Casework.Memory;
using CultivatedLand.Tests.Testing;
using CultivatedLand.Web;
using CultivatedLand.Web.Access;
using CultivatedLand.Web.Links;
using CultivatedLand.Web.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CultivatedLand.Tests.Web;

/// <summary>The web surface on an office in memory, over real HTTP messages.</summary>
public abstract class TestSurface : IAsyncLifetime
{
    protected const string Token = "a-token-for-tests";

    private WebApplication? app;

    protected ManualClock Clock { get; } = new("2023-07-20 08:00");

    private protected MemoryOffice Office { get; private set; } = null!;

    private protected MemoryCabinet Cabinet { get; } = new();

    protected virtual bool PlatformAuthenticates => false;

    private protected T Part<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    /// <summary>Without a token: anybody.</summary>
    protected HttpClient Anybody { get; private set; } = null!;

    /// <summary>With the administrator's token.</summary>
    protected HttpClient Administrator { get; private set; } = null!;

    protected static Recipient Leader { get; } = new(new Addressee(Role.Leader, null, Some.Village), Some.Village, "李村长", "li@q.example", null, RecipientStanding.Found);

    private protected CaseLinks Links => app!.Services.GetRequiredService<CaseLinks>();

    public async Task InitializeAsync()
    {
        Office = await new MemoryOffice(Clock).With(Some.FourPhases());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        AddOffice(builder.Services);
        builder.Services.AddSurface(new SurfaceSettings(new Uri("https://land.example.cn"), Token, 1 << 20, TimeSpan.FromDays(60), IsVirtualTime: false, Language.Chinese) { Access = new AccessSettings { Rules = new AccessRules { Clock = Clock }, PasswordIterations = 1000, PlatformAuthenticates = PlatformAuthenticates } });
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        app = builder.Build();
        app.UseSurface();
        app.MapSurface();
        await app.StartAsync();
        (Anybody, Administrator) = (app.GetTestClient(), app.GetTestClient());
        Administrator.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    private protected HttpClient NewClient() => app!.GetTestClient();

    public async Task DisposeAsync() => await app!.DisposeAsync();

    protected Task<HttpResponseMessage> Post(string path, string json) => Administrator.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    protected static async Task<JsonNode> Json(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private void AddOffice(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ILedger>(Office.Ledger);
        services.AddSingleton<ILedgerViews>(new MemoryLedgerViews(Office.Ledger.All));
        services.AddSingleton<IOutbox>(Office.Ledger);
        services.AddSingleton<IPlanShelf>(Office.Shelf);
        services.AddSingleton<IArchive>(Office.Shelf);
        services.AddSingleton<ILinkRegister>(Office.Shelf);
        services.AddSingleton<ICabinet>(Cabinet);
        services.AddSingleton<IDoorbell, SilentDoorbell>();
        services.AddOffice(new OfficeSettings("青石镇人民政府", null, DeadlinePolicy.Default, null, HoldsInterviews: false, StartsAutomatically: false, Language.Chinese));

        // The memory office sends by its own post, and its calendar does not depend on the year.
        services.AddSingleton(provider => new RulesInForce(DeadlinePolicy.Default, Some.ChinaCalendar, provider.GetRequiredService<ICabinet>()));
        services.AddSingleton(Office.Post);
        services.AddSingleton(new MailContext("青石镇人民政府", Some.Rules, (_, _) => null, _ => null));
    }
}
