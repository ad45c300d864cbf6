using CultivatedLand.Testing;

namespace CultivatedLand.Tests.Architecture;

public class FolderArrowTests
{
    [Theory]
    [InlineData("shared/CultivatedLand.Domain", "CultivatedLand.Domain")]
    [InlineData("shared/CultivatedLand.Documents", "CultivatedLand.Documents")]
    [InlineData("shared/CultivatedLand.Application", "CultivatedLand.Application")]
    [InlineData("shared/CultivatedLand.Web", "CultivatedLand.Web")]
    [InlineData("functions/Local", "CultivatedLand.Local")]
    [InlineData("functions/Azure", "CultivatedLand.Functions")]
    public void No_folder_leads_back_to_itself(string project, string root) =>
        Assert.Empty(new FolderArrows(Path.Combine(Repository.Root, project), root).Circles());

    [Theory]
    [InlineData("Infrastructure", "Security")]
    [InlineData("Infrastructure", "Api")]
    [InlineData("Infrastructure", "Pages")]
    [InlineData("Security", "Api")]
    [InlineData("Security", "Pages")]
    [InlineData("Api", "Pages")]
    [InlineData("Pages", "Api")]
    public void In_the_web_what_lies_further_in_knows_nothing_of_what_lies_further_out(string inner, string outer)
    {
        var arrows = new FolderArrows(Path.Combine(Repository.Root, "shared", "CultivatedLand.Web"), "CultivatedLand.Web");

        Assert.Empty(
            from folder in arrows.Folders
            where IsWithin(folder, inner)
            from arrow in arrows.From(folder)
            where IsWithin(arrow.Key, outer)
            select $"{folder} -> {arrow.Key}: {arrow.Value.Min}"
        );
    }

    [Fact]
    public void A_circle_of_usings_is_found_with_the_files_that_draw_it()
    {
        using var project = new BadProject(
            ("Mail/Sender.cs", "using Bad.Plans;\nnamespace Bad.Mail;\nclass Sender;"),
            ("Plans/Starter.cs", "using Bad.Tasks;\nnamespace Bad.Plans;\nclass Starter;"),
            ("Tasks/Waker.cs", "using Bad.Mail;\nnamespace Bad.Tasks;\nclass Waker;"),
            ("Text/Words.cs", "using Bad.Mail;\nnamespace Bad.Text;\nclass Words;")
        );

        Assert.Equal(["Mail -> Plans: Sender.cs", "Plans -> Tasks: Starter.cs", "Tasks -> Mail: Waker.cs"], project.Circles());
    }

    [Fact]
    public void A_folder_that_uses_the_one_above_it_and_is_used_by_it_is_a_circle_though_one_arrow_needs_no_using()
    {
        using var project = new BadProject(
            ("Mail/Sender.cs", "using Bad.Mail.Log;\nnamespace Bad.Mail;\nclass Sender;"),
            ("Mail/Log/Book.cs", "namespace Bad.Mail.Log;\nclass Book { Sender? by; }")
        );

        Assert.Equal(["Mail -> Mail.Log: Sender.cs", "Mail.Log -> Mail: Book.cs"], project.Circles());
    }

    [Fact]
    public void A_line_of_folders_is_left_alone()
    {
        using var project = new BadProject(
            ("Mail/Sender.cs", "using Bad.Text;\nnamespace Bad.Mail;\nclass Sender;"),
            ("Mail/Log/Book.cs", "using Bad.Text;\nnamespace Bad.Mail.Log;\nclass Book { Sender? by; }"),
            ("Text/Words.cs", "namespace Bad.Text;\n// A Sender writes them.\nclass Words;")
        );

        Assert.Empty(project.Circles());
    }

    private static bool IsWithin(string folder, string part) => folder == part || folder.StartsWith(part + ".", StringComparison.Ordinal);

    /// <summary>A project of a few files, in a folder that goes away with it.</summary>
    private sealed class BadProject : IDisposable
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("arrows-");

        public BadProject(params (string Path, string Text)[] files)
        {
            foreach (var (path, text) in files)
            {
                var file = new FileInfo(Path.Combine(_root.FullName, path));
                file.Directory!.Create();
                File.WriteAllText(file.FullName, text);
            }
        }

        public IEnumerable<string> Circles() => new FolderArrows(_root.FullName, "Bad").Circles();

        public void Dispose() => _root.Delete(recursive: true);
    }
}
