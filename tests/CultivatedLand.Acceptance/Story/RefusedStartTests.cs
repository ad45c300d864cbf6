using System.Net;
using System.Net.Sockets;
using CultivatedLand.Acceptance.Disk;
using CultivatedLand.Acceptance.Hosting;
using CultivatedLand.Local.Storage.Engine;
using CultivatedLand.Testing;
using Microsoft.Data.Sqlite;

namespace CultivatedLand.Acceptance.Story;

/// <summary>A host that cannot start says why in a sentence, and ends with 1.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly TemporaryData _data = new();

    [Fact]
    public Task A_broken_settings_file_is_named() => Refused("appsettings.json", _data.With("appsettings.json", """{ "office": """));

    [Fact]
    public Task A_setting_of_the_wrong_kind_is_named() =>
        Refused("linkDays", _data.With("appsettings.json", """{ "linkDays": "sixty" }"""), ignoreCase: true);

    [Fact]
    public Task A_figure_out_of_range_is_named() => Refused("linkDays", _data.With("appsettings.json", """{ "linkDays": 0 }"""));

    [Fact]
    public Task An_impossible_policy_is_named() =>
        Refused("workdays", _data.With("appsettings.json", """{ "policy": { "stillOverdueEvery": 0 } }"""));

    [Fact]
    public Task Virtual_time_and_real_mail_do_not_go_together() =>
        Refused(
            "must not send real mail",
            _data.With("appsettings.json", """{ "smtp": { "host": "smtp.example.com", "from": "a@example.com" } }"""),
            more: ["--clock", "2023-07-20T08:00"]
        );

    [Fact]
    public Task Speed_needs_a_clock() => Refused("speed goes with clock", _data, more: ["--speed", "10"]);

    [Fact]
    public Task A_clock_that_is_no_moment_is_named() => Refused("yesterday", _data, more: ["--clock", "yesterday"]);

    [Fact]
    public Task An_empty_folder_name_is_refused() => RefusedWith("--data", ["serve", "--data", "", "--urls", "http://127.0.0.1:0"]);

    [Fact]
    public Task An_address_that_is_not_this_machines_is_refused() =>
        RefusedWith("address", ["serve", "--data", _data.Path, "--urls", "http://192.0.2.1:5080"]);

    [Fact]
    public async Task A_taken_address_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await RefusedWith("taken", ["serve", "--data", _data.Path, "--urls", $"http://{other.LocalEndpoint}"]);
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_is_refused()
    {
        await File.WriteAllTextAsync(_data.Path, "not a folder");

        await Refused("cannot be used", _data);
    }

    [Fact]
    public async Task A_ledger_that_is_no_ledger_is_refused_and_left_alone()
    {
        _data.With("ledger.db", "These are somebody's notes, and not a database.");

        await Refused("ledger.db", _data);

        Assert.StartsWith("These are", await File.ReadAllTextAsync(new DataFolder(_data.Path).Ledger));
    }

    [Fact]
    public async Task A_folder_of_a_newer_version_is_refused_and_left_alone()
    {
        await using (var host = await Sample.Started(_data))
            await host.Stop();
        using (var ledger = new SqliteConnection($"Data Source={new DataFolder(_data.Path).Ledger};Pooling=false"))
        {
            ledger.Open();
            using var command = ledger.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        var before = await File.ReadAllBytesAsync(new DataFolder(_data.Path).Ledger);
        await Refused("newer version", _data);
        Assert.Equal(before, await File.ReadAllBytesAsync(new DataFolder(_data.Path).Ledger));
    }

    [RootFact]
    public async Task A_read_only_folder_is_refused()
    {
        using var disk = SmallDiskMount.Of(_data, megabytes: 4);
        disk.MakeReadOnly();

        await Refused("cannot be used", _data);
    }

    public void Dispose() => _data.Dispose();

    private static Task Refused(string because, TemporaryData data, bool ignoreCase = false, params string[] more) =>
        RefusedWith(because, ["serve", "--data", data.Path, "--urls", "http://127.0.0.1:0", .. more], ignoreCase);

    private static async Task RefusedWith(string because, string[] arguments, bool ignoreCase = false)
    {
        var run = await ProgramRun.Of(arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(because, run.Error, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        Assert.False(run.ShowsStackTrace, run.Error);
    }
}
