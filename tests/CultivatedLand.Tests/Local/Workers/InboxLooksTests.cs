using System.IO.Compression;
using CultivatedLand.Local.Workers;
using CultivatedLand.Testing.Clocks;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Local.Workers;

/// <summary>When a file of the inbox is complete, and what happens to one that grows after all.</summary>
public sealed class InboxLooksTests : IDisposable
{
    private readonly FakeTimeProvider _clock = FakeClock.At("2023-07-20 08:00");
    private readonly string _folder = Directory.CreateTempSubdirectory("inbox").FullName;
    private readonly InboxLooks _looks;
    private readonly TakenFiles _taken;

    public InboxLooksTests() => (_looks, _taken) = (new InboxLooks(_clock), new TakenFiles(_clock));

    [Fact]
    public void A_text_that_pauses_for_three_seconds_is_waited_for()
    {
        var file = Write("慢传.txt", "一、工作目标");
        Look(file, seconds: 3);
        File.AppendAllText(file, "二、工作措施");

        Assert.False(Look(file, seconds: 9));
        Assert.True(Look(file, seconds: 2));
    }

    [Fact]
    public void One_look_is_not_enough_however_old_the_file_is()
    {
        var file = Write("旧.txt", "一、工作目标");
        File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Empty(_looks.Settled([file]));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(_looks.Settled([file]));
    }

    [Fact]
    public void A_text_that_only_got_another_time_is_waited_for_again()
    {
        var file = Write("改.txt", "一、工作目标");
        Look(file, seconds: 9);
        File.SetLastWriteTimeUtc(file, new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.False(Look(file, seconds: 9));
    }

    [Fact]
    public void An_archive_with_its_end_in_place_is_complete_after_three_looks()
    {
        var file = Path.Combine(_folder, "方案.docx");
        using (var archive = ZipFile.Open(file, ZipArchiveMode.Create))
            archive.CreateEntry("word/document.xml");

        Assert.True(Look(file, seconds: 2));
    }

    [Fact]
    public void Half_an_archive_is_waited_for()
    {
        var file = Path.Combine(_folder, "方案.docx");
        using (var archive = ZipFile.Open(file, ZipArchiveMode.Create))
            archive.CreateEntry("word/document.xml");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..20]);

        Assert.False(Look(file, seconds: 9));
    }

    [Fact]
    public void A_file_without_a_byte_is_given_a_minute()
    {
        var file = Write("空.txt", "");

        Assert.False(Look(file, seconds: 59));
        Assert.True(Look(file, seconds: 2));
    }

    [Fact]
    public void A_file_that_has_gone_is_forgotten()
    {
        var file = Write("走.txt", "一");
        _looks.Settled([file]);

        Assert.True(_looks.IsWatching);
        Assert.Empty(_looks.Settled([]));
        Assert.False(_looks.IsWatching);
    }

    [Fact]
    public void A_file_that_was_taken_and_grows_is_reported_once()
    {
        var file = new TakenFile("慢传.txt", Write("慢传.txt", "一"), Length: 3, ContentHash: "ab");
        _taken.Add(file);
        Assert.Empty(_taken.Grown());
        File.AppendAllText(file.Path, "二");

        Assert.Equal(file, Assert.Single(_taken.Grown()));
        Assert.Empty(_taken.Grown());
    }

    [Fact]
    public void A_file_that_was_taken_is_watched_for_ten_minutes()
    {
        var file = new TakenFile("慢传.txt", Write("慢传.txt", "一"), Length: 3, ContentHash: "ab");
        _taken.Add(file);
        _clock.Advance(TimeSpan.FromMinutes(11));
        File.AppendAllText(file.Path, "二");

        Assert.Empty(_taken.Grown());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Looks each second, and says whether the file was found complete.</summary>
    private bool Look(string file, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            if (_looks.Settled([file]).Count > 0)
                return true;
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        return _looks.Settled([file]).Count > 0;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
